/** Theories that somebody wrote who wants to get into a page, and what fails. */
export const hostile = `theory hostile "</title></script><script>hacked=1</script>"

-- # <img src=x onerror=hacked=2>
--
-- <b>bold</b> & \`"><img src=x onerror=hacked=3>\` javascript:hacked=4 R^d
--
-- * \`f\` is a function

function f (n : Nat) : Nat "<i>{n}</i> ' & javascript:hacked=5" tex "\\mathrm{f}_{#1}"

axiom zero "<script>hacked=6</script>": f(0) = 0 because "<a href='javascript:hacked=7'>why</a>"

axiom one (n : Nat) "one more": f(n + 1) <= f(n) + 1 cite "https://example.org/<script>hacked=8</script>"

-- ## <u>Claims</u>

theorem step' (n : Nat) "</details><script>hacked=9</script>" if f(n) <= n then f(n + 1) <= n + 1
proof
  have f(n + 1) <= f(n) + 1 by one
  thus f(n + 1) <= n + 1
qed

claim "</script><svg onload=hacked=10>": f(0) <= 0 by zero

claim "it's so": f(1) <= 1 by zero, one

parameter m : Nat
given 1 <= m
class Few "<u>few</u>" := { n : Nat | n <= m }

open wide "what is wide": f(1) <= f(2) + f(3) + f(4) + f(5) + f(6) + f(7) + f(8) + f(9) + f(10) + f(11) + f(12) + f(13) + f(14)
`;

export const failing = `theory failing "What fails"

claim "too much": forall n : Nat. n + 1 <= n
claim "not enough": forall n : Nat. n <= n + 1
claim "nothing is known": forall n : Nat. n <= 5
theorem gap: forall n : Nat. n <= 7 sorry
`;
