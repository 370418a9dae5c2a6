# The grammar of a declaration. Its tokens come from src/syntax/tokenize.ts, its cells go to src/syntax/lower.ts.
# Rules of the house: left recursion only, no :* or :+, postprocessors pure and cheap, every sentence has exactly one parse.
# Expressions are flat lists of operands and operators; lowering resolves precedence.

@preprocessor esmodule
@{%
const lexer = { has: () => true };
const nothing = () => null;
const empty = () => null;
/** A list is null or { before, item }. */
const list = (before, item) => ({ before, item });
%}
@lexer lexer

declaration ->
    %kw_import labels                                       {% (d) => ({ type: 'import', keyword: d[0], theories: d[1] }) %}
  | %kw_parameter names %colon flat                         {% (d) => ({ type: 'parameter', keyword: d[0], names: d[1], sort: d[3] }) %}
  | %kw_given flats                                         {% (d) => ({ type: 'given', keyword: d[0], formulas: d[1] }) %}
  | naming %name attributes %assign flat                    {% (d) => ({ type: 'naming', keyword: d[0], name: d[1], attributes: d[2], value: d[4] }) %}
  | symbol %name params attributes                          {% (d) => ({ type: 'symbol', keyword: d[0], name: d[1], params: d[2], attributes: d[3] }) %}
  | %kw_function %name params %colon flat attributes        {% (d) => ({ type: 'function', keyword: d[0], name: d[1], params: d[2], sort: d[4], attributes: d[5] }) %}
  | object %name attributes %assign flat                    {% (d) => ({ type: 'object', keyword: d[0], name: d[1], on: null, to: null, attributes: d[2], value: d[4] }) %}
  | %kw_distribution %name %kw_on flat attributes %assign flat
      {% (d) => ({ type: 'object', keyword: d[0], name: d[1], on: d[3], to: null, attributes: d[4], value: d[6] }) %}
  | %kw_kernel %name %colon flat %arrow flat attributes %assign flat
      {% (d) => ({ type: 'object', keyword: d[0], name: d[1], on: d[3], to: d[5], attributes: d[6], value: d[8] }) %}
  | %kw_show flat                                           {% (d) => ({ type: 'show', keyword: d[0], term: d[1] }) %}
  | %kw_check flat proof                                    {% (d) => ({ type: 'check', keyword: d[0], formula: d[1], because: d[2] }) %}
  | %kw_define %name params attributes %assign flat         {% (d) => ({ type: 'define', keyword: d[0], name: d[1], params: d[2], sort: null, attributes: d[3], body: d[5] }) %}
  | %kw_define %name params %colon flat attributes %assign flat
      {% (d) => ({ type: 'define', keyword: d[0], name: d[1], params: d[2], sort: d[4], attributes: d[5], body: d[7] }) %}
  | %kw_concept_predicate %name params %kw_on flat attributes %kw_of %name %assign flat
      {% (d) => ({ type: 'predicateOn', keyword: d[0], name: d[1], params: d[2], on: d[4], to: null, attributes: d[5], of: d[7], body: d[9] }) %}
  | %kw_mixing_predicate %name params %kw_on flat %arrow flat attributes %kw_of %name %assign flat
      {% (d) => ({ type: 'predicateOn', keyword: d[0], name: d[1], params: d[2], on: d[4], to: d[6], attributes: d[7], of: d[9], body: d[11] }) %}
  | %kw_axiom %label params attributes on statement source  {% (d) => ({ type: 'axiom', keyword: d[0], label: d[1], params: d[2], attributes: d[3], on: d[4], statement: d[5], source: d[6] }) %}
  | %kw_theorem %label params attributes on statement proof {% (d) => ({ type: 'theorem', keyword: d[0], label: d[1], params: d[2], attributes: d[3], on: d[4], statement: d[5], because: d[6] }) %}
  | stance %label attributes on claimed clauses proof       {% (d) => ({ type: 'claim', keyword: d[0], label: d[1], attributes: d[2], on: d[3], statement: d[4], clauses: d[5], because: d[6] }) %}
  | stance attributes on claimed clauses proof              {% (d) => ({ type: 'claim', keyword: d[0], label: null, attributes: d[1], on: d[2], statement: d[3], clauses: d[4], because: d[5] }) %}
  | %kw_open %label attributes on claimed clauses           {% (d) => ({ type: 'claim', keyword: d[0], label: d[1], attributes: d[2], on: d[3], statement: d[4], clauses: d[5], because: null }) %}
  | %kw_open attributes on claimed clauses                  {% (d) => ({ type: 'claim', keyword: d[0], label: null, attributes: d[1], on: d[2], statement: d[3], clauses: d[4], because: null }) %}
  | %kw_verdict %name params attributes %kw_of flat         {% (d) => ({ type: 'verdict', keyword: d[0], what: d[1], params: d[2], attributes: d[3], pattern: d[5], meaning: null }) %}
  | %kw_verdict %name params attributes %kw_of flat %assign flat
      {% (d) => ({ type: 'verdict', keyword: d[0], what: d[1], params: d[2], attributes: d[3], pattern: d[5], meaning: d[7] }) %}

header ->
    %kw_theory %label                                       {% (d) => ({ type: 'theory', name: d[1], title: null }) %}
  | %kw_theory %label %string                               {% (d) => ({ type: 'theory', name: d[1], title: d[2] }) %}

naming -> %kw_concepts {% id %} | %kw_features {% id %} | %kw_class {% id %}
symbol -> %kw_sort {% id %} | %kw_space {% id %} | %kw_predicate {% id %}
object -> %kw_matrix {% id %} | %kw_model {% id %}
stance -> %kw_claim {% id %} | %kw_refute {% id %}

# Parts of a declaration

names -> %name                                              {% (d) => list(null, d[0]) %}
  | names %name                                             {% (d) => list(d[0], d[1]) %}
labels -> %label                                            {% (d) => list(null, d[0]) %}
  | labels %comma %label                                    {% (d) => list(d[0], d[2]) %}

params -> null                                              {% empty %}
  | params %lparen paramGroups %rparen                      {% (d) => list(d[0], { open: d[1], groups: d[2], close: d[3], implicit: false }) %}
  | params %lbrace paramGroups %rbrace                      {% (d) => list(d[0], { open: d[1], groups: d[2], close: d[3], implicit: true }) %}
paramGroups -> paramGroup                                   {% (d) => list(null, d[0]) %}
  | paramGroups %comma paramGroup                           {% (d) => list(d[0], d[2]) %}
paramGroup -> names %colon flat                             {% (d) => ({ names: d[0], sort: d[2] }) %}

attributes -> null                                          {% empty %}
  | attributes %string                                      {% (d) => list(d[0], { keyword: null, string: d[1] }) %}
  | attributes attribute %string                            {% (d) => list(d[0], { keyword: d[1], string: d[2] }) %}
attribute -> %kw_notation {% id %} | %kw_tex {% id %} | %kw_reads {% id %} | %kw_builtin {% id %}

on -> null                                                  {% nothing %}
  | %kw_on flat attributes                                  {% (d) => ({ on: d[1], to: null, attributes: d[2] }) %}
  | %kw_on flat %arrow flat attributes                      {% (d) => ({ on: d[1], to: d[3], attributes: d[4] }) %}

statement -> %colon flat                                    {% (d) => ({ hypotheses: null, conclusion: d[1] }) %}
  | %kw_if flats %kw_then flat                              {% (d) => ({ hypotheses: d[1], conclusion: d[3] }) %}
claimed -> statement                                        {% id %}
  | %colon flat %kw_if flats                                {% (d) => ({ hypotheses: d[3], conclusion: d[1] }) %}

# What a claim asks for besides. Their words are ordinary names elsewhere: tokenize.ts knows where a clause may begin.

clauses -> null                                             {% empty %}
  | clauses clause                                          {% (d) => list(d[0], d[1]) %}
clause ->
    %kw_tight                                               {% (d) => ({ type: 'tight', keyword: d[0], facts: null, conditions: null }) %}
  | %kw_tight %kw_if flats                                  {% (d) => ({ type: 'tight', keyword: d[0], facts: null, conditions: d[2] }) %}
  | %kw_tight_by labels                                     {% (d) => ({ type: 'tight', keyword: d[0], facts: d[1], conditions: null }) %}
  | %kw_tight_by labels %kw_if flats                        {% (d) => ({ type: 'tight', keyword: d[0], facts: d[1], conditions: d[3] }) %}
  | %kw_inhabited_by flats                                  {% (d) => ({ type: 'inhabited', keyword: d[0], terms: d[1] }) %}
  | %kw_resting labels                                      {% (d) => ({ type: 'resting', keyword: d[0], axioms: d[1] }) %}
  | %kw_with values                                         {% (d) => ({ type: 'with', keyword: d[0], values: d[1] }) %}
  | %kw_for_model flat                                      {% (d) => ({ type: 'model', keyword: d[0], model: d[1] }) %}
values -> value                                             {% (d) => list(null, d[0]) %}
  | values %comma value                                     {% (d) => list(d[0], d[2]) %}
value -> %name %assign flat                                 {% (d) => ({ name: d[0], value: d[2] }) %}

source -> %kw_cite %string                                  {% (d) => ({ kind: 'cite', string: d[1] }) %}
  | %kw_because %string                                     {% (d) => ({ kind: 'because', string: d[1] }) %}

# Proofs. The token %auto has no width: tokenize.ts puts it where a step leaves out its justification, so that nothing here is guessed.

proof -> null                                               {% nothing %}
  | %kw_by labels                                           {% (d) => ({ type: 'by', facts: d[1] }) %}
  | %kw_sorry                                               {% (d) => ({ type: 'sorry', token: d[0] }) %}
  | block                                                   {% id %}
because -> %auto                                            {% nothing %}
  | %kw_by labels                                           {% (d) => ({ type: 'by', facts: d[1] }) %}
  | %kw_sorry                                               {% (d) => ({ type: 'sorry', token: d[0] }) %}
  | block                                                   {% id %}
block -> %kw_proof steps %kw_qed                            {% (d) => ({ type: 'block', open: d[0], steps: d[1], close: d[2] }) %}

steps -> null                                               {% empty %}
  | steps step                                              {% (d) => list(d[0], d[1]) %}
step ->
    %kw_take binders                                        {% (d) => ({ type: 'take', keyword: d[0], binders: d[1] }) %}
  | %kw_assume flats                                        {% (d) => ({ type: 'assume', keyword: d[0], formulas: d[1] }) %}
  | %kw_let %name %assign flat                              {% (d) => ({ type: 'let', keyword: d[0], name: d[1], value: d[3] }) %}
  | %kw_have flat because links                             {% (d) => ({ type: 'have', keyword: d[0], label: null, formula: d[1], because: d[2], links: d[3] }) %}
  | %kw_have %name %colon flat because links                {% (d) => ({ type: 'have', keyword: d[0], label: d[1], formula: d[3], because: d[4], links: d[5] }) %}
  | %kw_thus because                                        {% (d) => ({ type: 'thus', keyword: d[0], label: null, formula: null, because: d[1], links: null }) %}
  | %kw_thus flat because links                             {% (d) => ({ type: 'thus', keyword: d[0], label: null, formula: d[1], because: d[2], links: d[3] }) %}
  | %kw_obtain binders %kw_where flats because              {% (d) => ({ type: 'obtain', keyword: d[0], binders: d[1], where: d[3], because: d[4] }) %}
  | %kw_cases because cases %kw_qed                         {% (d) => ({ type: 'cases', keyword: d[0], because: d[1], cases: d[2], close: d[3] }) %}
links -> null                                               {% empty %}
  | links %link flat because                                {% (d) => list(d[0], { op: d[1], right: d[2], because: d[3] }) %}
cases -> case                                               {% (d) => list(null, d[0]) %}
  | cases case                                              {% (d) => list(d[0], d[1]) %}
case -> %kw_case flat %colon steps                          {% (d) => ({ keyword: d[0], formula: d[1], colon: d[2], steps: d[3] }) %}

# Expressions

binders -> binder                                           {% (d) => list(null, d[0]) %}
  | binders %comma binder                                   {% (d) => list(d[0], d[2]) %}
binder -> names                                             {% (d) => ({ names: d[0], op: null, range: null }) %}
  | names %colon flat                                       {% (d) => ({ names: d[0], op: d[1], range: d[2] }) %}
  | names %kw_in flat                                       {% (d) => ({ names: d[0], op: d[1], range: d[2] }) %}

flats -> flat                                               {% (d) => list(null, d[0]) %}
  | flats %comma flat                                       {% (d) => list(d[0], d[2]) %}

flat -> operand                                             {% id %}
  | flat %op operand                                        {% (d) => ({ type: 'infix', left: d[0], op: d[1], right: d[2] }) %}
  | flat %kw_in operand                                     {% (d) => ({ type: 'infix', left: d[0], op: d[1], right: d[2] }) %}
  | flat %post                                              {% (d) => ({ type: 'postfix', left: d[0], op: d[1] }) %}

operand -> %name                                            {% id %}
  | %literal                                                {% id %}
  | %prefix operand                                         {% (d) => ({ type: 'prefixed', op: d[0], operand: d[1] }) %}
  | %quant binders %dot operand                             {% (d) => ({ type: 'quantifier', quantifier: d[0], binders: d[1], operand: d[3] }) %}
  | %head %lparen flats %rparen                             {% (d) => ({ type: 'call', head: d[0], args: d[2], close: d[3] }) %}
  | %collector %lbrace %rbrace                              {% (d) => ({ type: 'predicates', head: d[0], items: null, close: d[2] }) %}
  | %collector %lbrace flats %rbrace                        {% (d) => ({ type: 'predicates', head: d[0], items: d[2], close: d[3] }) %}
  | %lparen flats %rparen                                   {% (d) => ({ type: 'parens', open: d[0], items: d[1], close: d[2] }) %}
  | %lparen flat %colon flat %rparen                        {% (d) => ({ type: 'ascription', open: d[0], term: d[1], sort: d[3], close: d[4] }) %}
  | %lbrace set                                             {% (d) => ({ type: 'braces', open: d[0], set: d[1] }) %}
  | %lbracket rows %rbracket                                {% (d) => ({ type: 'matrix', open: d[0], rows: d[1], close: d[2] }) %}
rows -> entries                                             {% (d) => list(null, d[0]) %}
  | rows %semicolon entries                                 {% (d) => list(d[0], d[2]) %}
entries -> entry                                            {% (d) => list(null, d[0]) %}
  | entries entry                                           {% (d) => list(d[0], d[1]) %}
entry -> %entry                                             {% id %}
  | %lparen flat %rparen                                    {% (d) => d[1] %}
set -> %rbrace                                              {% (d) => ({ binder: null, sort: null, items: null, close: d[0] }) %}
  | flats %rbrace                                           {% (d) => ({ binder: null, sort: null, items: d[0], close: d[1] }) %}
  | flat %bar flat %rbrace                                  {% (d) => ({ binder: d[0], sort: null, items: d[2], close: d[3] }) %}
  | %name %colon flat %bar flat %rbrace                     {% (d) => ({ binder: d[0], sort: d[2], items: d[4], close: d[5] }) %}
