(** The logic of lcgm in Coq: sorts, the rules, numbers, and what the oracles check. Every file that `lcgm export --to coq` writes
    begins with it. Nothing is proved here of the oracles: the module type [GIVEN] says what is, in Proved.v. See docs/export.md. *)
From Coq Require Import BinNums BinInt BinNat QArith_base Qreduction List Bool.
From Coq Require Import Classical_Prop FunctionalExtensionality PropExtensionality.
Import ListNotations.

(** * Sorts and rules *)

(** Sorts are types of one universe. Each is inhabited: [lose] is where that is used. *)
Universe sorts.
Definition Sort := Type@{sorts}.

Definition lose {S : Sort} {P : Prop} (i : inhabited S) (f : S -> P) : P := match i with inhabits x => f x end.

Definition inhabited_set (S : Sort) : inhabited (S -> Prop) := inhabits (fun _ => False).

Definition and_intro {A B : Prop} (a : A) (b : B) : A /\ B := conj a b.
Definition and_left {A B : Prop} (p : A /\ B) : A := match p with conj a _ => a end.
Definition and_right {A B : Prop} (p : A /\ B) : B := match p with conj _ b => b end.
Definition or_left {A : Prop} (B : Prop) (a : A) : A \/ B := or_introl a.
Definition or_right (A : Prop) {B : Prop} (b : B) : A \/ B := or_intror b.
Definition or_elim {A B C : Prop} (p : A \/ B) (f : A -> C) (g : B -> C) : C :=
  match p with or_introl a => f a | or_intror b => g b end.
Definition ex_falso (A : Prop) (p : False) : A := match p with end.
Definition classical {A : Prop} (p : (A -> False) -> False) : A := NNPP A p.
Definition ex_intro' {S : Sort} (P : S -> Prop) (t : S) (p : P t) : exists x : S, P x := ex_intro P t p.
Definition ex_elim {S : Sort} {P : S -> Prop} {C : Prop} (p : exists x : S, P x) (f : forall x : S, P x -> C) : C :=
  match p with ex_intro _ x h => f x h end.
Definition refl {S : Sort} (t : S) : t = t := eq_refl.
Definition leibniz {S : Sort} (P : S -> Prop) {a b : S} (e : a = b) (p : P a) : P b := match e with eq_refl => p end.
Definition extension (S : Sort) (A B : S -> Prop) (p : forall x : S, (A x -> B x) /\ (B x -> A x)) : A = B :=
  functional_extensionality A B (fun x => propositional_extensionality _ _ (p x)).

(** Of what all claims of a file assume: a list of these is printed with its assumptions. *)
Definition proved {P : Prop} (p : P) : bool := true.

(** * Numbers *)

(** A natural number is one of [N], in binary, so that closed arithmetic is done by conversion; subtraction is truncated. *)
Definition Nat : Sort := N.
Notation Nat_add := N.add.
Notation Nat_sub := N.sub.
Notation Nat_mul := N.mul.
Notation Nat_le := N.le.
Notation Nat_lt := N.lt.
Definition inhabited_Nat : inhabited Nat := inhabits 0%N.

(** A rational number is a fraction in lowest terms. What makes it so is a proof of [true = true], which becomes [eq_refl] where numbers
    are closed: so equal numbers are convertible. *)
Definition lowest (q : Q) : bool := (Z.eqb (Qnum (Qred q)) (Qnum q) && Pos.eqb (Qden (Qred q)) (Qden q))%bool.
Record Rational : Set := lowest_terms { fraction : Q; in_lowest_terms : lowest fraction = true }.
Definition Rat : Sort := Rational.
Definition settled (b : bool) : b = true -> b = true := match b with true => fun _ => eq_refl | false => fun h => h end.
Definition Rat_le (a b : Rat) : Prop := (fraction a <= fraction b)%Q.
Definition Rat_lt (a b : Rat) : Prop := (fraction a < fraction b)%Q.

(** A real number is a rational one, given as such, or another: so closed arithmetic is done by conversion. *)
Inductive Number (P : Set) : Set := rational (q : Rational) | proper (x : P).
Arguments rational {P} q.
Arguments proper {P} x.

(** What is not computed: other numbers than rational ones, their order, and matrices. *)
Module Type NUMBERS.
  Parameter lowest_Qred : forall q : Q, lowest (Qred q) = true.
  Parameter Proper : Set.
  Parameters other_add other_sub other_mul other_div : Number Proper -> Number Proper -> Number Proper.
  Parameters Real_le Real_lt : Number Proper -> Number Proper -> Prop.
  Parameter Mat : N -> N -> Sort.
  Parameter inhabited_Mat : forall n d : N, inhabited (Mat n d).
  Parameter Mat_cell : forall a : Number Proper, Mat 1 1.
  Parameter Mat_beside : forall (n m d : N) (A : Mat n m) (B : Mat n d), Mat n (m + d).
  Parameter Mat_above : forall (m n d : N) (A : Mat m d) (B : Mat n d), Mat (m + n) d.
  Parameters Mat_zero Mat_ones : forall n d : N, Mat n d.
  Parameter Mat_eye : forall d : N, Mat d d.
  Parameter Mat_diagonal : forall (d : N) (v : Mat d 1), Mat d d.
  Parameters Mat_add Mat_sub : forall (n d : N) (A B : Mat n d), Mat n d.
  Parameter Mat_mul : forall (n m d : N) (A : Mat n m) (B : Mat m d), Mat n d.
  Parameter Mat_transpose : forall (n d : N) (A : Mat n d), Mat d n.
  Parameter Mat_inner : forall (n d : N) (A B : Mat n d), Number Proper.
  Parameter Mat_le : forall (n d : N) (A B : Mat n d), Prop.
  Parameter Mat_independent : forall (n d : N) (A : Mat n d) (s : N), Prop.
End NUMBERS.

(** * What the oracle [linear] is told, and what it computes *)

Module Linear.

Inductive kind := InNat | InRat | InReal.

(** What a term looks like to the checker: numerals, unknowns by their numbers, and what is linear in them. *)
Inductive expression :=
| unknown (i : nat)
| numeral (n : Z) (d : positive)
| add (a b : expression)
| sub (a b : expression)
| mul_left (n : Z) (d : positive) (b : expression)
| mul_right (a : expression) (n : Z) (d : positive)
| div (a : expression) (n : Z) (d : positive).
Arguments numeral _%Z _%positive.
Arguments mul_left _%Z _%positive _.
Arguments mul_right _ _%Z _%positive.
Arguments div _ _%Z _%positive.

Inductive relation := le | lt | eq | not_le | not_lt.
Record literal := says { of : kind; is : relation; left : expression; right : expression }.

(** Linear forms: coefficients of the unknowns of one kind, and a constant. *)
Definition form : Type := list Q * Q.
Fixpoint plus (a b : list Q) : list Q :=
  match a, b with
  | [], _ => b
  | _, [] => a
  | x :: a, y :: b => Qred (x + y) :: plus a b
  end.
Definition times (q : Q) (a : list Q) : list Q := map (fun x => Qred (q * x)) a.
Fixpoint single (i : nat) : list Q := match i with O => [1%Q] | S i => 0%Q :: single i end.
Definition plus_form (a b : form) : form := (plus (fst a) (fst b), Qred (snd a + snd b)).
Definition times_form (q : Q) (a : form) : form := (times q (fst a), Qred (q * snd a)).
Definition natural (n : Z) (d : positive) : bool := (Z.leb 0 n && Pos.eqb d 1)%bool.

Definition option_map2 {A B C} (f : A -> B -> C) (a : option A) (b : option B) : option C :=
  match a, b with Some a, Some b => Some (f a b) | _, _ => None end.
Fixpoint form_of (nat : bool) (e : expression) : option form :=
  match e with
  | unknown i => Some (single i, 0%Q)
  | numeral n d => if (negb nat || natural n d)%bool then Some ([], n # d) else None
  | add a b => option_map2 plus_form (form_of nat a) (form_of nat b)
  | sub a b => if nat then None else option_map2 (fun a b => plus_form a (times_form (-1) b)) (form_of nat a) (form_of nat b)
  | mul_left n d b => if (negb nat || natural n d)%bool then option_map (times_form (n # d)) (form_of nat b) else None
  | mul_right a n d => if (negb nat || natural n d)%bool then option_map (times_form (n # d)) (form_of nat a) else None
  | div a n d => if (nat || Z.eqb n 0)%bool then None else option_map (times_form (/ (n # d))) (form_of nat a)
  end.

(** What a literal says of right − left: that it is ≥ 0, > 0 or = 0. *)
Inductive sign := nonnegative | positive | zero.
Definition is_nat (k : kind) : bool := match k with InNat => true | _ => false end.
Definition minus_form (b a : form) : form := plus_form b (times_form (-1) a).
Definition read (l : literal) : option (form * sign) :=
  let nat := is_nat (of l) in
  match form_of nat (left l), form_of nat (right l) with
  | Some a, Some b =>
      let less (b a : form) := if nat then (plus_form (minus_form b a) ([], (-1)%Q), nonnegative) else (minus_form b a, positive) in
      Some (match is l with
            | le => (minus_form b a, nonnegative)
            | lt => less b a
            | eq => (minus_form b a, zero)
            | not_le => less a b
            | not_lt => (minus_form a b, nonnegative)
            end)
  | _, _ => None
  end.

(** The weighted sum of literals: coefficients for each kind, a constant, and whether one of them is strict. *)
Record total := sum { of_nat : list Q; of_rat : list Q; of_real : list Q; constant : Q; strict : bool }.
Definition nothing : total := sum [] [] [] 0 false.
Definition allowed (s : sign) (m : Q) : bool := match s with zero => true | _ => Qle_bool 0 m end.
Definition stricter (s : sign) (m : Q) : bool := match s with positive => negb (Qle_bool m 0) | _ => false end.
Definition accumulate (k : kind) (m : Q) (f : form) (s : sign) (t : total) : total :=
  let c := Qred (constant t + m * snd f) in
  let st := (strict t || stricter s m)%bool in
  match k with
  | InNat => sum (plus (times m (fst f)) (of_nat t)) (of_rat t) (of_real t) c st
  | InRat => sum (of_nat t) (plus (times m (fst f)) (of_rat t)) (of_real t) c st
  | InReal => sum (of_nat t) (of_rat t) (plus (times m (fst f)) (of_real t)) c st
  end.
Fixpoint weigh (ls : list literal) (ms : list Q) (t : total) : option total :=
  match ls, ms with
  | [], [] => Some t
  | l :: ls, m :: ms =>
      match read l with
      | Some (f, s) => if allowed s m then weigh ls ms (accumulate (of l) m f s t) else None
      | None => None
      end
  | _, _ => None
  end.
Definition contradictory (t : total) : bool :=
  (forallb (fun q => Qle_bool q 0) (of_nat t) && forallb (fun q => Qeq_bool q 0) (of_rat t) && forallb (fun q => Qeq_bool q 0) (of_real t)
   && Qle_bool (constant t) 0 && (strict t || negb (Qle_bool 0 (constant t))))%bool.
Definition refutes (ls : list literal) (ms : list Q) : bool :=
  match weigh ls ms nothing with Some t => contradictory t | None => false end.

Definition opposite (l : literal) : literal :=
  match is l with
  | le => says (of l) lt (right l) (left l)
  | lt => says (of l) le (right l) (left l)
  | eq => l
  | not_le => says (of l) le (left l) (right l)
  | not_lt => says (of l) lt (left l) (right l)
  end.
Definition inequality (r : relation) : bool := match r with eq => false | _ => true end.

End Linear.

(** * What the oracles about closed matrices are told, and what they compute *)

Module Matrices.

(** A matrix of size 0 is read as if it had one row or column. *)
Definition size (n : N) : nat := match n with N0 => 1%nat | Npos p => Pos.to_nat p end.
Definition table {A : Type} (n d : nat) (f : nat -> nat -> A) : list (list A) := map (fun i => map (f i) (seq 0 d)) (seq 0 n).

Inductive matrix : N -> N -> Set :=
| cell (n : Z) (d : positive) : matrix 1 1
| cell_inner (n d : N) (A B : matrix n d) : matrix 1 1
| beside (n m d : N) (A : matrix n m) (B : matrix n d) : matrix n (m + d)
| above (m n d : N) (A : matrix m d) (B : matrix n d) : matrix (m + n) d
| zero (n d : N) : matrix n d
| ones (n d : N) : matrix n d
| eye (d : N) : matrix d d
| diagonal (d : N) (v : matrix d 1) : matrix d d
| add (n d : N) (A B : matrix n d) : matrix n d
| sub (n d : N) (A B : matrix n d) : matrix n d
| mul (n m d : N) (A : matrix n m) (B : matrix m d) : matrix n d
| transpose (n d : N) (A : matrix n d) : matrix d n.
Arguments cell _%Z _%positive.
Inductive scalar : Set := numeral (n : Z) (d : positive) | inner (n d : N) (A B : matrix n d).
Arguments numeral _%Z _%positive.

Definition get (rows : list (list Q)) (i j : nat) : Q := nth j (nth i rows []) 0%Q.
Fixpoint total (n : nat) (f : nat -> Q) : Q := match n with O => 0%Q | S n => Qred (total n f + f n) end.
Definition sum_of_products (n d : N) (a b : list (list Q)) : Q := total (size n) (fun i => total (size d) (fun j => (get a i j * get b i j)%Q)).

Fixpoint entries {n d : N} (e : matrix n d) : list (list Q) :=
  match e with
  | cell n d => [[n # d]]
  | cell_inner n d A B => let a := entries A in let b := entries B in [[sum_of_products n d a b]]
  | beside n m d A B => let a := entries A in let b := entries B in
      table (size n) (size (m + d)) (fun i j => if Nat.ltb j (size m) then get a i j else get b i (j - size m))
  | above m n d A B => let a := entries A in let b := entries B in
      table (size (m + n)) (size d) (fun i j => if Nat.ltb i (size m) then get a i j else get b (i - size m) j)
  | zero n d => table (size n) (size d) (fun _ _ => 0%Q)
  | ones n d => table (size n) (size d) (fun _ _ => 1%Q)
  | eye d => table (size d) (size d) (fun i j => if Nat.eqb i j then 1%Q else 0%Q)
  | diagonal d v => let a := entries v in table (size d) (size d) (fun i j => if Nat.eqb i j then get a i 0 else 0%Q)
  | add n d A B => let a := entries A in let b := entries B in table (size n) (size d) (fun i j => Qred (get a i j + get b i j))
  | sub n d A B => let a := entries A in let b := entries B in table (size n) (size d) (fun i j => Qred (get a i j - get b i j))
  | mul n m d A B => let a := entries A in let b := entries B in
      table (size n) (size d) (fun i j => total (size m) (fun k => (get a i k * get b k j)%Q))
  | transpose n d A => let a := entries A in table (size d) (size n) (fun i j => get a j i)
  end.
Definition amount (e : scalar) : Q := match e with numeral n d => n # d | inner n d A B => sum_of_products n d (entries A) (entries B) end.

(** Whether something holds of all entries in the same places. *)
Definition everywhere {n d : N} (p : Q -> Q -> bool) (A B : matrix n d) : bool :=
  let a := entries A in let b := entries B in
  forallb (fun i => forallb (fun j => p (get a i j) (get b i j)) (seq 0 (size d))) (seq 0 (size n)).
Definition compared (r : Linear.relation) (p q : Q) : bool :=
  match r with
  | Linear.le => Qle_bool p q
  | Linear.lt => negb (Qle_bool q p)
  | Linear.eq => Qeq_bool p q
  | Linear.not_le => negb (Qle_bool p q)
  | Linear.not_lt => Qle_bool q p
  end.

(** Whether any [s] of some columns are linearly independent: the first one is among them, and then the others are, modulo it; or not. *)
Definition pivot (v : list Q) : option nat := find (fun p => negb (Qeq_bool (nth p v 0%Q) 0)) (seq 0 (length v)).
Definition eliminate (p : nat) (v w : list Q) : list Q := Linear.plus w (Linear.times (- (nth p w 0 / nth p v 0)) v).
Fixpoint independent (k : nat) (vs : list (list Q)) (s : nat) : bool :=
  match k, s, vs with
  | _, O, _ => true
  | _, _, [] => true
  | O, _, _ => false
  | S k, S s', v :: vs =>
      match pivot v with
      | None => false
      | Some p => (independent k (map (eliminate p v) vs) s' && independent k vs s)%bool
      end
  end.
Definition columns {n d : N} (A : matrix n d) : list (list Q) := let a := entries A in table (size d) (size n) (fun j i => get a i j).
Definition at_most (s : N) (d : N) : nat := N.to_nat (N.min s (N.of_nat (size d))).
Definition any_independent {n d : N} (A : matrix n d) (s : N) : bool := independent (size d) (columns A) (at_most s d).

(** Whether a column is a combination of at most [s] columns that is zero, and is not zero itself. *)
Fixpoint combination (cs : list Q) (vs : list (list Q)) (i : nat) : Q :=
  match cs, vs with c :: cs, v :: vs => Qred (c * nth i v 0 + combination cs vs i) | _, _ => 0%Q end.
Definition used (cs : list Q) : nat := length (filter (fun c => negb (Qeq_bool c 0)) cs).
Definition some_dependent {n d : N} (A : matrix n d) (s : N) (c : matrix d 1) : bool :=
  let e := entries c in
  let cs := map (fun j => get e j 0) (seq 0 (size d)) in
  (negb (Nat.eqb (used cs) 0) && Nat.leb (used cs) (at_most s d)
   && forallb (fun i => Qeq_bool (combination cs (columns A) i) 0) (seq 0 (size n)))%bool.

(** Matrix expressions that are linear in an unknown one, and what is said of them; with each condition goes its evidence. *)
Inductive affine (p q : N) : N -> N -> Set :=
| unknown : affine p q p q
| closed (n d : N) (A : matrix n d) : affine p q n d
| plus (n d : N) (a b : affine p q n d) : affine p q n d
| minus (n d : N) (a b : affine p q n d) : affine p q n d
| mul_left (n m d : N) (A : matrix n m) (b : affine p q m d) : affine p q n d
| mul_right (n m d : N) (a : affine p q n m) (B : matrix m d) : affine p q n d.
Arguments unknown {p q}.
Arguments closed {p q}.
Arguments plus {p q}.
Arguments minus {p q}.
Arguments mul_left {p q}.
Arguments mul_right {p q}.
Inductive condition (p q : N) : Set :=
| both (a b : condition p q)
| equation (n d : N) (a b : affine p q n d) (Y : matrix n d)
| inequality (n d : N) (a b : affine p q n d) (Y : matrix n d).
Arguments both {p q}.
Arguments equation {p q}.
Arguments inequality {p q}.

(** ⟨y, e⟩ as ⟨z, T⟩ + c. *)
Definition linear (p q : N) : Set := list (list Q) * Q.
Definition combine {p q : N} (m : Q) (a b : linear p q) : linear p q :=
  (table (size p) (size q) (fun i j => Qred (get (fst a) i j + m * get (fst b) i j)), Qred (snd a + m * snd b)).
Definition constant {p q : N} (c : Q) : linear p q := (table (size p) (size q) (fun _ _ => 0%Q), c).
Fixpoint paired {p q n d : N} (e : affine p q n d) (y : list (list Q)) : linear p q :=
  match e with
  | unknown => (y, 0%Q)
  | closed n d A => constant (sum_of_products n d y (entries A))
  | plus n d a b => combine 1 (paired a y) (paired b y)
  | minus n d a b => combine (-1) (paired a y) (paired b y)
  | mul_left n m d A b => let a := entries A in
      paired b (table (size m) (size d) (fun k j => total (size n) (fun i => (get a i k * get y i j)%Q)))
  | mul_right n m d a B => let b := entries B in
      paired a (table (size n) (size m) (fun i k => total (size d) (fun j => (get y i j * get b k j)%Q)))
  end.
Fixpoint weighed {p q : N} (c : condition p q) : linear p q :=
  match c with
  | both a b => combine 1 (weighed a) (weighed b)
  | equation n d a b Y | inequality n d a b Y => let y := entries Y in combine (-1) (paired b y) (paired a y)
  end.
Fixpoint allowed {p q : N} (c : condition p q) : bool :=
  match c with
  | both a b => (allowed a && allowed b)%bool
  | equation n d a b Y => true
  | inequality n d a b Y => everywhere Qle_bool (zero n d) Y
  end.
Definition refuted {p q : N} (c : condition p q) : bool :=
  let (z, k) := weighed c in
  (allowed c && forallb (fun i => forallb (fun j => Qeq_bool (get z i j) 0) (seq 0 (size q))) (seq 0 (size p)) && negb (Qle_bool 0 k))%bool.

End Matrices.

(** * What terms and statements about numbers mean *)

Module Arithmetic (Given : NUMBERS).
Import Given.

Definition reduced (q : Q) : Rational := lowest_terms (Qred q) (settled _ (lowest_Qred q)).
Definition rat (n : Z) (d : positive) : Rat := reduced (n # d).
Arguments rat _%Z _%positive.
Definition inhabited_Rat : inhabited Rat := inhabits (rat 0 1).
Definition Rat_add (a b : Rat) : Rat := reduced (fraction a + fraction b).
Definition Rat_sub (a b : Rat) : Rat := reduced (fraction a - fraction b).
Definition Rat_mul (a b : Rat) : Rat := reduced (fraction a * fraction b).
Definition Rat_div (a b : Rat) : Rat := reduced (fraction a / fraction b).

Definition Real : Sort := Number Proper.
Definition real (n : Z) (d : positive) : Real := rational (rat n d).
Arguments real _%Z _%positive.
Definition inhabited_Real : inhabited Real := inhabits (real 0 1).
Definition Real_add (a b : Real) : Real := match a, b with rational p, rational q => rational (Rat_add p q) | _, _ => other_add a b end.
Definition Real_sub (a b : Real) : Real := match a, b with rational p, rational q => rational (Rat_sub p q) | _, _ => other_sub a b end.
Definition Real_mul (a b : Real) : Real := match a, b with rational p, rational q => rational (Rat_mul p q) | _, _ => other_mul a b end.
Definition Real_div (a b : Real) : Real := match a, b with rational p, rational q => rational (Rat_div p q) | _, _ => other_div a b end.

Import Linear.

(** What the unknowns of each kind are. *)
Record unknowns := these { naturals : list Nat; rationals : list Rat; reals : list Real }.

Fixpoint in_nat (u : list Nat) (e : expression) : Nat :=
  match e with
  | unknown i => nth i u 0%N
  | numeral n _ => Z.to_N n
  | add a b => N.add (in_nat u a) (in_nat u b)
  | sub a b => N.sub (in_nat u a) (in_nat u b)
  | mul_left n _ b => N.mul (Z.to_N n) (in_nat u b)
  | mul_right a n _ => N.mul (in_nat u a) (Z.to_N n)
  | div a _ _ => in_nat u a
  end.
Fixpoint in_rat (u : list Rat) (e : expression) : Rat :=
  match e with
  | unknown i => nth i u (rat 0 1)
  | numeral n d => rat n d
  | add a b => Rat_add (in_rat u a) (in_rat u b)
  | sub a b => Rat_sub (in_rat u a) (in_rat u b)
  | mul_left n d b => Rat_mul (rat n d) (in_rat u b)
  | mul_right a n d => Rat_mul (in_rat u a) (rat n d)
  | div a n d => Rat_div (in_rat u a) (rat n d)
  end.
Fixpoint in_real (u : list Real) (e : expression) : Real :=
  match e with
  | unknown i => nth i u (real 0 1)
  | numeral n d => real n d
  | add a b => Real_add (in_real u a) (in_real u b)
  | sub a b => Real_sub (in_real u a) (in_real u b)
  | mul_left n d b => Real_mul (real n d) (in_real u b)
  | mul_right a n d => Real_mul (in_real u a) (real n d)
  | div a n d => Real_div (in_real u a) (real n d)
  end.

Definition related {S : Sort} (le lt : S -> S -> Prop) (r : relation) (a b : S) : Prop :=
  match r with
  | Linear.le => le a b
  | Linear.lt => lt a b
  | Linear.eq => a = b
  | not_le => le a b -> False
  | not_lt => lt a b -> False
  end.
Definition holds (u : unknowns) (l : literal) : Prop :=
  match of l with
  | InNat => @related Nat N.le N.lt (is l) (in_nat (naturals u) (left l)) (in_nat (naturals u) (right l))
  | InRat => @related Rat Rat_le Rat_lt (is l) (in_rat (rationals u) (left l)) (in_rat (rationals u) (right l))
  | InReal => @related Real Real_le Real_lt (is l) (in_real (reals u) (left l)) (in_real (reals u) (right l))
  end.

(** What follows from premises, and what is to be refuted if it does not hold. *)
Fixpoint follows (u : unknowns) (ls : list literal) (c : Prop) : Prop :=
  match ls with [] => c | l :: ls => holds u l -> follows u ls c end.

(** The matrices and numbers that the oracles are told of. *)
Fixpoint in_matrix {n d : N} (e : Matrices.matrix n d) : Mat n d :=
  match e with
  | Matrices.cell n d => Mat_cell (real n d)
  | Matrices.cell_inner n d A B => Mat_cell (Mat_inner n d (in_matrix A) (in_matrix B))
  | Matrices.beside n m d A B => Mat_beside n m d (in_matrix A) (in_matrix B)
  | Matrices.above m n d A B => Mat_above m n d (in_matrix A) (in_matrix B)
  | Matrices.zero n d => Mat_zero n d
  | Matrices.ones n d => Mat_ones n d
  | Matrices.eye d => Mat_eye d
  | Matrices.diagonal d v => Mat_diagonal d (in_matrix v)
  | Matrices.add n d A B => Mat_add n d (in_matrix A) (in_matrix B)
  | Matrices.sub n d A B => Mat_sub n d (in_matrix A) (in_matrix B)
  | Matrices.mul n m d A B => Mat_mul n m d (in_matrix A) (in_matrix B)
  | Matrices.transpose n d A => Mat_transpose n d (in_matrix A)
  end.
Definition in_scalar (e : Matrices.scalar) : Real :=
  match e with Matrices.numeral n d => real n d | Matrices.inner n d A B => Mat_inner n d (in_matrix A) (in_matrix B) end.

Fixpoint in_affine {p q n d : N} (T : Mat p q) (e : Matrices.affine p q n d) : Mat n d :=
  match e in Matrices.affine _ _ n d return Mat n d with
  | Matrices.unknown => T
  | Matrices.closed n d A => in_matrix A
  | Matrices.plus n d a b => Mat_add n d (in_affine T a) (in_affine T b)
  | Matrices.minus n d a b => Mat_sub n d (in_affine T a) (in_affine T b)
  | Matrices.mul_left n m d A b => Mat_mul n m d (in_matrix A) (in_affine T b)
  | Matrices.mul_right n m d a B => Mat_mul n m d (in_affine T a) (in_matrix B)
  end.
Fixpoint in_condition {p q : N} (T : Mat p q) (c : Matrices.condition p q) : Prop :=
  match c with
  | Matrices.both a b => in_condition T a /\ in_condition T b
  | Matrices.equation n d a b _ => in_affine T a = in_affine T b
  | Matrices.inequality n d a b _ => Mat_le n d (in_affine T a) (in_affine T b)
  end.

End Arithmetic.

(** * What is proved of the oracles, in Proved.v *)

Module Type GIVEN.
  Declare Module Numbers : NUMBERS.
  Module Arithmetic := Arithmetic Numbers.
  Import Numbers Arithmetic Linear.

  Parameter linear_absurd : forall (u : unknowns) (ls : list literal) (ms : list Q), refutes ls ms = true -> follows u ls False.
  Parameter linear_order : forall (u : unknowns) (ls : list literal) (ms : list Q) (c : literal),
    (inequality (is c) && refutes (ls ++ [opposite c]) ms)%bool = true -> follows u ls (holds u c).
  Parameter linear_equation : forall (u : unknowns) (ls : list literal) (ms ms' : list Q) (k : kind) (a b : expression),
    (refutes (ls ++ [says k lt a b]) ms && refutes (ls ++ [says k lt b a]) ms')%bool = true -> follows u ls (holds u (says k eq a b)).

  (** Of numerals: a true statement, by refuting what denies it; or that a false one is false. *)
  Definition nothing_unknown : unknowns := these [] [] [].
  Parameter evaluate_absurd : forall (l : literal) (m : list Q), refutes [l] m = true -> holds nothing_unknown l -> False.
  Parameter evaluate_order : forall (c : literal) (m : list Q),
    (inequality (is c) && refutes [opposite c] m)%bool = true -> holds nothing_unknown c.
  Parameter evaluate_equation : forall (m m' : list Q) (k : kind) (a b : expression),
    (refutes [says k lt a b] m && refutes [says k lt b a] m')%bool = true -> holds nothing_unknown (says k eq a b).

  (** Of closed matrices, and of inner products. *)
  Parameter evaluate_equal : forall (n d : N) (A B : Matrices.matrix n d), Matrices.everywhere Qeq_bool A B = true -> in_matrix A = in_matrix B.
  Parameter evaluate_different : forall (n d : N) (A B : Matrices.matrix n d),
    negb (Matrices.everywhere Qeq_bool A B) = true -> in_matrix A = in_matrix B -> False.
  Parameter evaluate_at_most : forall (n d : N) (A B : Matrices.matrix n d),
    Matrices.everywhere Qle_bool A B = true -> Mat_le n d (in_matrix A) (in_matrix B).
  Parameter evaluate_not_at_most : forall (n d : N) (A B : Matrices.matrix n d),
    negb (Matrices.everywhere Qle_bool A B) = true -> Mat_le n d (in_matrix A) (in_matrix B) -> False.
  Parameter evaluate_scalars : forall (r : relation) (a b : Matrices.scalar),
    Matrices.compared r (Matrices.amount a) (Matrices.amount b) = true -> @related Real Real_le Real_lt r (in_scalar a) (in_scalar b).
  Parameter evaluate_scalars_differ : forall a b : Matrices.scalar,
    negb (Matrices.compared eq (Matrices.amount a) (Matrices.amount b)) = true -> in_scalar a = in_scalar b -> False.

  (** Of the columns of closed matrices. *)
  Parameter independent_columns : forall (n d : N) (A : Matrices.matrix n d) (s : N),
    Matrices.any_independent A s = true -> Mat_independent n d (in_matrix A) s.
  Parameter independent_not : forall (n d : N) (A : Matrices.matrix n d) (s : N) (c : Matrices.matrix d 1),
    Matrices.some_dependent A s c = true -> Mat_independent n d (in_matrix A) s -> False.
  (** Of an unknown matrix. *)
  Parameter infeasible_conditions : forall (p q : N) (c : Matrices.condition p q),
    Matrices.refuted c = true -> (exists T : Mat p q, in_condition T c) -> False.
End GIVEN.
