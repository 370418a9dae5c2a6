(** The logic of lcgm in Coq: sorts, rules, numbers, and the oracle [linear] as a proved checker.
    Every file that `lcgm export --to coq` writes begins with it. See docs/export.md. *)
Require Import NArith ZArith QArith Qreals Qreduction List Bool Lia.
Require Import Reals Lra.
Require Import Classical FunctionalExtensionality PropExtensionality Eqdep_dec.
Require Cantor ClassicalDedekindReals.
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

(** * Numbers *)

(** A natural number is one of [N], in binary, so that closed arithmetic is done by conversion; subtraction is truncated. *)
Definition Nat : Sort := N.
Definition inhabited_Nat : inhabited Nat := inhabits 0%N.

(** A rational number is a fraction in lowest terms. What makes it so is a proof of [true = true], which becomes [eq_refl] where numbers
    are closed: so equal numbers are convertible. *)
Definition lowest (q : Q) : bool := (Z.eqb (Qnum (Qred q)) (Qnum q) && Pos.eqb (Qden (Qred q)) (Qden q))%bool.
Record Rational : Set := lowest_terms { fraction : Q; in_lowest_terms : lowest fraction = true }.
Definition Rat : Sort := Rational.

Lemma lowest_Qred q : lowest (Qred q) = true.
Proof.
  unfold lowest. assert (E : Qred (Qred q) = Qred q) by (apply Qred_complete, Qred_correct).
  rewrite E, Z.eqb_refl, Pos.eqb_refl. reflexivity.
Qed.
Definition settled (b : bool) : b = true -> b = true := match b with true => fun _ => eq_refl | false => fun h => h end.
Definition reduced (q : Q) : Rational := lowest_terms (Qred q) (settled _ (lowest_Qred q)).
Definition rat (n : Z) (d : positive) : Rat := reduced (n # d).
Arguments rat _%Z _%positive.
Definition inhabited_Rat : inhabited Rat := inhabits (rat 0 1).

Lemma lowest_Qred_eq q : lowest q = true -> Qred q = q.
Proof.
  unfold lowest. intros H. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.eqb_eq in H1. apply Pos.eqb_eq in H2. destruct (Qred q), q; simpl in *; congruence.
Qed.
Lemma fraction_inj (a b : Rat) : (fraction a == fraction b)%Q -> a = b.
Proof.
  destruct a as [p hp], b as [q hq]; simpl. intros E.
  assert (p = q) by (rewrite <- (lowest_Qred_eq p hp), <- (lowest_Qred_eq q hq); apply Qred_complete, E).
  subst q. f_equal. apply UIP_dec, bool_dec.
Qed.
Lemma fraction_reduced q : (fraction (reduced q) == q)%Q.
Proof. apply Qred_correct. Qed.

Definition Rat_add (a b : Rat) : Rat := reduced (fraction a + fraction b).
Definition Rat_sub (a b : Rat) : Rat := reduced (fraction a - fraction b).
Definition Rat_mul (a b : Rat) : Rat := reduced (fraction a * fraction b).
Definition Rat_div (a b : Rat) : Rat := reduced (fraction a / fraction b).
Definition Rat_le (a b : Rat) : Prop := (fraction a <= fraction b)%Q.
Definition Rat_lt (a b : Rat) : Prop := (fraction a < fraction b)%Q.

(** A real number is one of Coq's [R], but for the rational ones, which are given as such: so closed arithmetic is done by conversion too. *)
Definition nth_rational (n : nat) : Q :=
  let (a, b) := Cantor.of_nat n in let (c, d) := Cantor.of_nat a in (Z.of_nat c - Z.of_nat d) # Pos.of_succ_nat b.
Lemma nth_rational_onto q : exists n, nth_rational n = q.
Proof.
  destruct q as [z p].
  exists (Cantor.to_nat (Cantor.to_nat (Z.to_nat z, Z.to_nat (- z)), pred (Pos.to_nat p))).
  unfold nth_rational. rewrite !Cantor.cancel_of_to. f_equal; lia.
Qed.
Definition is_rational (x : R) : {q : Q | x = Q2R q} + {forall q, x <> Q2R q}.
Proof.
  destruct (ClassicalDedekindReals.sig_forall_dec (fun n => x <> Q2R (nth_rational n))) as [[n H]|H].
  - intros n. destruct (Req_EM_T x (Q2R (nth_rational n))); [right|left]; tauto.
  - left. exists (nth_rational n). destruct (Req_EM_T x (Q2R (nth_rational n))); tauto.
  - right. intros q E. destruct (nth_rational_onto q) as [n <-]. exact (H n E).
Defined.
Definition irrational (x : R) : bool := if is_rational x then false else true.
Inductive Number : Set := rational (q : Rational) | proper (x : R) (i : irrational x = true).
Definition Real : Sort := Number.
Definition real (n : Z) (d : positive) : Real := rational (rat n d).
Arguments real _%Z _%positive.
Definition inhabited_Real : inhabited Real := inhabits (real 0 1).

Definition value (a : Real) : R := match a with rational q => Q2R (fraction q) | proper x _ => x end.
Definition irrational_dec (x : R) : {q : Q | x = Q2R q} + {irrational x = true}.
Proof. unfold irrational. destruct (is_rational x) as [q|]; [left; exact q|right; reflexivity]. Defined.
Definition number (x : R) : Real :=
  match irrational_dec x with inleft (exist _ q _) => rational (reduced q) | inright i => proper x i end.

Lemma value_number x : value (number x) = x.
Proof.
  unfold number. destruct (irrational_dec x) as [[q E]|i]; simpl; [|reflexivity].
  rewrite E. apply Qeq_eqR, Qred_correct.
Qed.
Lemma irrational_not x q : irrational x = true -> x <> Q2R q.
Proof. unfold irrational. destruct (is_rational x); [discriminate|auto]. Qed.
Lemma value_inj a b : value a = value b -> a = b.
Proof.
  destruct a as [p|x i], b as [q|y j]; simpl; intros E.
  - f_equal. apply fraction_inj, eqR_Qeq, E.
  - exfalso. exact (irrational_not y _ j (eq_sym E)).
  - exfalso. exact (irrational_not x _ i E).
  - subst y. f_equal. apply UIP_dec, bool_dec.
Qed.

Definition Real_add (a b : Real) : Real :=
  match a, b with rational p, rational q => rational (Rat_add p q) | _, _ => number (value a + value b) end.
Definition Real_sub (a b : Real) : Real :=
  match a, b with rational p, rational q => rational (Rat_sub p q) | _, _ => number (value a - value b) end.
Definition Real_mul (a b : Real) : Real :=
  match a, b with rational p, rational q => rational (Rat_mul p q) | _, _ => number (value a * value b) end.
Definition Real_div (a b : Real) : Real :=
  match a, b with rational p, rational q => rational (Rat_div p q) | _, _ => number (value a / value b) end.
Definition Real_le (a b : Real) : Prop := (value a <= value b)%R.
Definition Real_lt (a b : Real) : Prop := (value a < value b)%R.

Lemma value_rational q : value (rational (reduced q)) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.
Lemma value_real n d : value (real n d) = Q2R (n # d).
Proof. apply value_rational. Qed.
Lemma value_add a b : value (Real_add a b) = (value a + value b)%R.
Proof.
  destruct a as [p|x i], b as [q|y j]; try apply value_number.
  unfold Real_add, Rat_add. rewrite value_rational. apply Q2R_plus.
Qed.
Lemma value_sub a b : value (Real_sub a b) = (value a - value b)%R.
Proof.
  destruct a as [p|x i], b as [q|y j]; try apply value_number.
  unfold Real_sub, Rat_sub. rewrite value_rational. apply Q2R_minus.
Qed.
Lemma value_mul a b : value (Real_mul a b) = (value a * value b)%R.
Proof.
  destruct a as [p|x i], b as [q|y j]; try apply value_number.
  unfold Real_mul, Rat_mul. rewrite value_rational. apply Q2R_mult.
Qed.
Lemma value_div a b : value b <> 0%R -> value (Real_div a b) = (value a / value b)%R.
Proof.
  destruct a as [p|x i], b as [q|y j]; intros H; try apply value_number.
  unfold Real_div, Rat_div. rewrite value_rational. apply Q2R_div.
  intros E. apply H. simpl. rewrite (Qeq_eqR _ _ E). apply RMicromega.Q2R_0.
Qed.

(** * The oracle [linear] *)

Module Linear.

Inductive kind := InNat | InRat | InReal.
Definition carrier (k : kind) : Type := match k with InNat => Nat | InRat => Rat | InReal => Real end.

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

Inductive relation := le | lt | eq | not_le | not_lt.
Record literal := says { of : kind; is : relation; left : expression; right : expression }.

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

Fixpoint dot (cs : list Q) (xs : list R) : R :=
  match cs, xs with c :: cs, x :: xs => (Q2R c * x + dot cs xs)%R | _, _ => 0%R end.
Definition form_value (xs : list R) (f : form) : R := (dot (fst f) xs + Q2R (snd f))%R.

Local Arguments Qred : simpl never.
Local Arguments Qplus : simpl never.
Local Arguments Qmult : simpl never.
Local Arguments Q2R : simpl never.
Local Arguments rat : simpl never.
Local Arguments Real_add : simpl never.
Local Arguments Real_sub : simpl never.
Local Arguments Real_mul : simpl never.
Local Arguments Real_div : simpl never.
Local Arguments Rat_add : simpl never.
Local Arguments Rat_sub : simpl never.
Local Arguments Rat_mul : simpl never.
Local Arguments Rat_div : simpl never.
Local Arguments value : simpl never.
Local Arguments plus_form : simpl never.
Local Arguments times_form : simpl never.
Local Arguments real : simpl never.
Lemma Q2R_red q : Q2R (Qred q) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.
Lemma dot_plus a b xs : (dot (plus a b) xs = dot a xs + dot b xs)%R.
Proof.
  revert b xs. induction a as [|x a IH]; intros [|y b] [|z xs]; simpl; try ring.
  rewrite IH, Q2R_red, Q2R_plus. ring.
Qed.
Lemma dot_times q a xs : (dot (times q a) xs = Q2R q * dot a xs)%R.
Proof.
  revert xs. induction a as [|x a IH]; intros [|z xs]; simpl; try ring.
  rewrite IH, Q2R_red, Q2R_mult. ring.
Qed.
Lemma Q2R_zero : Q2R 0 = 0%R. Proof. unfold Q2R; simpl; lra. Qed.
Lemma Q2R_one : Q2R 1 = 1%R. Proof. unfold Q2R; simpl; lra. Qed.
Lemma Q2R_minus_one : Q2R (-1) = (-1)%R. Proof. unfold Q2R; simpl; lra. Qed.
Lemma dot_single i xs : dot (single i) xs = nth i xs 0%R.
Proof.
  revert xs. induction i as [|i IH]; intros [|x xs]; simpl; try reflexivity.
  - rewrite Q2R_one. destruct xs; simpl; ring.
  - rewrite IH, Q2R_zero. ring.
Qed.
Lemma value_plus_form xs a b : (form_value xs (plus_form a b) = form_value xs a + form_value xs b)%R.
Proof. unfold form_value, plus_form; simpl. rewrite dot_plus, Q2R_red, Q2R_plus. ring. Qed.
Lemma value_times_form xs q a : (form_value xs (times_form q a) = Q2R q * form_value xs a)%R.
Proof. unfold form_value, times_form; simpl. rewrite dot_times, Q2R_red, Q2R_mult. ring. Qed.
Lemma value_single xs i : form_value xs (single i, 0%Q) = nth i xs 0%R.
Proof. unfold form_value; simpl. rewrite dot_single, Q2R_zero. ring. Qed.
Lemma value_constant xs q : form_value xs ([], q) = Q2R q.
Proof. unfold form_value; simpl. destruct xs; ring. Qed.

Definition from_nat (a : Nat) : R := IZR (Z.of_N a).
Definition from_rat (a : Rat) : R := Q2R (fraction a).

Lemma from_nat_natural n d : natural n d = true -> from_nat (Z.to_N n) = Q2R (n # d).
Proof.
  unfold natural. intros H. apply andb_prop in H. destruct H as [H1 H2].
  apply Z.leb_le in H1. apply Pos.eqb_eq in H2. subst d.
  unfold from_nat, Q2R; simpl. rewrite Z2N.id by exact H1. field.
Qed.
Lemma from_reduced q : from_rat (reduced q) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.
Lemma from_rat_rat n d : from_rat (rat n d) = Q2R (n # d).
Proof. apply from_reduced. Qed.

Ltac forms :=
  repeat match goal with
  | H : None = Some _ |- _ => discriminate H
  | H : (if ?b then _ else _) = Some _ |- _ => let E := fresh "E" in destruct b eqn:E; try discriminate H
  | H : option_map2 _ ?a ?b = Some _ |- _ => let E := fresh "E" in let E' := fresh "E" in
      destruct a eqn:E; [|discriminate H]; destruct b eqn:E'; [|discriminate H]; simpl in H
  | H : option_map _ ?a = Some _ |- _ => let E := fresh "E" in destruct a eqn:E; [|discriminate H]; simpl in H
  | H : Some _ = Some _ |- _ => injection H as <-
  end.

Lemma in_nat_form u e f : form_of true e = Some f -> from_nat (in_nat u e) = form_value (map from_nat u) f.
Proof.
  revert f. induction e; simpl; intros f H; forms.
  - rewrite value_single. change 0%R with (from_nat 0%N). rewrite map_nth. reflexivity.
  - rewrite value_constant. apply from_nat_natural. assumption.
  - rewrite value_plus_form, <- IHe1, <- IHe2 by reflexivity. unfold from_nat. rewrite N2Z.inj_add, plus_IZR. reflexivity.
  - rewrite value_times_form, <- IHe by reflexivity. unfold from_nat at 1. rewrite N2Z.inj_mul, mult_IZR.
    change (IZR (Z.of_N (Z.to_N n))) with (from_nat (Z.to_N n)). rewrite (from_nat_natural n d) by assumption. reflexivity.
  - rewrite value_times_form, <- IHe by reflexivity. unfold from_nat at 1. rewrite N2Z.inj_mul, mult_IZR.
    change (IZR (Z.of_N (Z.to_N n))) with (from_nat (Z.to_N n)). rewrite (from_nat_natural n d) by assumption. apply Rmult_comm.
Qed.
Lemma Q2R_nonzero n d : Z.eqb n 0 = false -> ~ (n # d == 0)%Q.
Proof. intros H E. apply Z.eqb_neq in H. unfold Qeq in E; simpl in E. lia. Qed.
Lemma in_rat_form u e f : form_of false e = Some f -> from_rat (in_rat u e) = form_value (map from_rat u) f.
Proof.
  revert f. induction e; simpl; intros f H; forms.
  - rewrite value_single. replace 0%R with (from_rat (rat 0 1)) by (rewrite from_rat_rat; apply Q2R_zero). rewrite map_nth. reflexivity.
  - rewrite value_constant. apply from_rat_rat.
  - rewrite value_plus_form, <- IHe1, <- IHe2 by reflexivity. unfold Rat_add. rewrite from_reduced. apply Q2R_plus.
  - rewrite value_plus_form, value_times_form, Q2R_minus_one, <- IHe1, <- IHe2 by reflexivity.
    unfold Rat_sub. rewrite from_reduced, Q2R_minus. unfold from_rat. ring.
  - rewrite value_times_form, <- IHe by reflexivity. unfold Rat_mul. rewrite from_reduced, Q2R_mult. fold (from_rat (rat n d)). rewrite from_rat_rat. reflexivity.
  - rewrite value_times_form, <- IHe by reflexivity. unfold Rat_mul. rewrite from_reduced, Q2R_mult. fold (from_rat (rat n d)). rewrite from_rat_rat. apply Rmult_comm.
  - rewrite value_times_form, <- IHe by reflexivity. unfold Rat_div. rewrite from_reduced, Q2R_div.
    + fold (from_rat (rat n d)). rewrite from_rat_rat, Q2R_inv by (apply Q2R_nonzero; assumption). apply Rmult_comm.
    + unfold rat. rewrite fraction_reduced. apply Q2R_nonzero; assumption.
Qed.
Lemma in_real_form u e f : form_of false e = Some f -> value (in_real u e) = form_value (map value u) f.
Proof.
  revert f. induction e; simpl; intros f H; forms.
  - rewrite value_single. replace 0%R with (value (real 0 1)) by (rewrite value_real; apply Q2R_zero). rewrite map_nth. reflexivity.
  - rewrite value_constant. apply value_real.
  - rewrite value_plus_form, <- IHe1, <- IHe2 by reflexivity. apply value_add.
  - rewrite value_plus_form, value_times_form, Q2R_minus_one, <- IHe1, <- IHe2 by reflexivity. rewrite value_sub. ring.
  - rewrite value_times_form, <- IHe by reflexivity. rewrite value_mul, value_real. reflexivity.
  - rewrite value_times_form, <- IHe by reflexivity. rewrite value_mul, value_real. ring.
  - rewrite value_times_form, <- IHe by reflexivity. rewrite value_div, value_real.
    + rewrite Q2R_inv by (apply Q2R_nonzero; assumption). unfold Rdiv. ring.
    + rewrite value_real. intros E'. apply (Q2R_nonzero n d); [assumption|]. apply eqR_Qeq. rewrite E', Q2R_zero. reflexivity.
Qed.

(** What a literal says of right − left: that it is ≥ 0, > 0 or = 0. *)
Inductive sign := nonnegative | positive | zero.
Definition signed (s : sign) (x : R) : Prop :=
  match s with nonnegative => (0 <= x)%R | positive => (0 < x)%R | zero => x = 0%R end.

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
Definition values (u : unknowns) (k : kind) : list R :=
  match k with InNat => map from_nat (naturals u) | InRat => map from_rat (rationals u) | InReal => map value (reals u) end.

Lemma value_minus_form xs b a : form_value xs (minus_form b a) = (form_value xs b - form_value xs a)%R.
Proof. unfold minus_form. rewrite value_plus_form, value_times_form, Q2R_minus_one. ring. Qed.
Lemma less_nat (a b : Nat) : (a < b)%N -> (0 <= from_nat b - from_nat a + -1)%R.
Proof. intros H. unfold from_nat. rewrite <- minus_IZR, <- plus_IZR. apply IZR_le. lia. Qed.

Lemma read_sound u l f s : read l = Some (f, s) -> holds u l -> signed s (form_value (values u (of l)) f).
Proof.
  destruct l as [k r a b]. unfold read, holds; simpl.
  destruct (form_of (is_nat k) a) as [fa|] eqn:Ea; [|discriminate].
  destruct (form_of (is_nat k) b) as [fb|] eqn:Eb; [|discriminate].
  intros H; injection H as H. destruct k; simpl in *.
  - pose proof (in_nat_form (naturals u) _ _ Ea) as Va. pose proof (in_nat_form (naturals u) _ _ Eb) as Vb.
    destruct r; injection H as <- <-; simpl; rewrite ?value_plus_form, ?value_minus_form, ?value_constant, ?Q2R_minus_one, <- ?Va, <- ?Vb; intros H.
    + apply Rge_le, Rge_minus, Rle_ge, IZR_le. lia.
    + apply less_nat, H.
    + rewrite H. ring.
    + apply less_nat. lia.
    + apply Rge_le, Rge_minus, Rle_ge, IZR_le. lia.
  - pose proof (in_rat_form (rationals u) _ _ Ea) as Va. pose proof (in_rat_form (rationals u) _ _ Eb) as Vb.
    destruct r; injection H as <- <-; simpl; rewrite ?value_minus_form, <- ?Va, <- ?Vb; intros H; unfold from_rat in *.
    + apply Qle_Rle in H. lra.
    + apply Qlt_Rlt in H. lra.
    + rewrite H. ring.
    + apply Qnot_le_lt, Qlt_Rlt in H. lra.
    + apply Qnot_lt_le, Qle_Rle in H. lra.
  - pose proof (in_real_form (reals u) _ _ Ea) as Va. pose proof (in_real_form (reals u) _ _ Eb) as Vb.
    destruct r; injection H as <- <-; simpl; rewrite ?value_minus_form, <- ?Va, <- ?Vb; intros H; unfold Real_le, Real_lt in *.
    + lra.
    + lra.
    + rewrite H. ring.
    + lra.
    + lra.
Qed.

(** The weighted sum of literals: coefficients for each kind, a constant, and whether one of them is strict. *)
Record total := sum { of_nat : list Q; of_rat : list Q; of_real : list Q; constant : Q; strict : bool }.
Definition nothing : total := sum [] [] [] 0 false.
Definition total_value (u : unknowns) (t : total) : R :=
  (dot (of_nat t) (values u InNat) + dot (of_rat t) (values u InRat) + dot (of_real t) (values u InReal) + Q2R (constant t))%R.
Definition truth (u : unknowns) (t : total) : Prop :=
  (0 <= total_value u t)%R /\ (strict t = true -> (0 < total_value u t)%R).

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
Lemma value_accumulate u k m f s t :
  total_value u (accumulate k m f s t) = (total_value u t + Q2R m * form_value (values u k) f)%R.
Proof.
  unfold total_value, accumulate, form_value; destruct k; simpl;
    rewrite dot_plus, dot_times, Q2R_red, Q2R_plus, Q2R_mult; ring.
Qed.
Lemma strict_accumulate k m f s t : strict (accumulate k m f s t) = (strict t || stricter s m)%bool.
Proof. destruct k; reflexivity. Qed.

Lemma accumulate_sound u k m f s t :
  truth u t -> signed s (form_value (values u k) f) -> allowed s m = true -> truth u (accumulate k m f s t).
Proof.
  unfold truth. rewrite value_accumulate, strict_accumulate. intros [Ht St] Hs Hm.
  set (x := form_value (values u k) f) in *. set (y := total_value u t) in *.
  destruct s; simpl in *.
  - apply Qle_bool_iff, Qle_Rle in Hm. rewrite Q2R_zero in Hm. rewrite orb_false_r.
    assert (0 <= Q2R m * x)%R by (apply Rmult_le_pos; assumption).
    split; [lra|]. intros E. specialize (St E). lra.
  - apply Qle_bool_iff, Qle_Rle in Hm. rewrite Q2R_zero in Hm.
    assert (0 <= Q2R m * x)%R by (apply Rmult_le_pos; lra).
    split; [lra|]. intros E. apply orb_prop in E. destruct E as [E|E]; [specialize (St E); lra|].
    assert (0 < Q2R m)%R.
    { rewrite <- Q2R_zero. apply Qlt_Rlt, Qnot_le_lt. intros L. apply Qle_bool_iff in L. rewrite L in E. discriminate. }
    assert (0 < Q2R m * x)%R by (apply Rmult_lt_0_compat; assumption). lra.
  - rewrite orb_false_r, Hs. split; [lra|]. intros E. specialize (St E). lra.
Qed.

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

Lemma weigh_sound u ls ms t t' : weigh ls ms t = Some t' -> Forall (holds u) ls -> truth u t -> truth u t'.
Proof.
  revert ms t. induction ls as [|l ls IH]; intros [|m ms] t; simpl; try discriminate.
  - intros H _; injection H as <-; auto.
  - destruct (read l) as [[f s]|] eqn:E; [|discriminate]. destruct (allowed s m) eqn:A; [|discriminate].
    intros H F T. inversion F; subst. apply (IH _ _ H); [assumption|].
    apply accumulate_sound; [assumption|apply read_sound; assumption|assumption].
Qed.
Lemma dot_zero cs xs : forallb (fun q => Qeq_bool q 0) cs = true -> dot cs xs = 0%R.
Proof.
  revert xs. induction cs as [|c cs IH]; intros [|x xs]; simpl; try reflexivity.
  intros H. apply andb_prop in H. destruct H as [H1 H2]. apply Qeq_bool_iff, Qeq_eqR in H1.
  rewrite H1, Q2R_zero, IH by assumption. ring.
Qed.
Lemma dot_negative cs (ns : list Nat) : forallb (fun q => Qle_bool q 0) cs = true -> (dot cs (map from_nat ns) <= 0)%R.
Proof.
  revert ns. induction cs as [|c cs IH]; intros [|n ns]; simpl; try lra.
  intros H. apply andb_prop in H. destruct H as [H1 H2]. apply Qle_bool_iff, Qle_Rle in H1. rewrite Q2R_zero in H1.
  specialize (IH ns H2). assert (0 <= from_nat n)%R by (apply IZR_le; lia).
  assert (0 <= - Q2R c * from_nat n)%R by (apply Rmult_le_pos; lra). lra.
Qed.
Lemma refutes_sound u ls ms : refutes ls ms = true -> Forall (holds u) ls -> False.
Proof.
  unfold refutes. destruct (weigh ls ms nothing) as [t|] eqn:E; [|discriminate]. intros C F.
  assert (T : truth u t).
  { apply (weigh_sound u _ _ _ _ E F). unfold truth, total_value; simpl. rewrite Q2R_zero. split; [lra|discriminate]. }
  unfold contradictory in C. repeat (apply andb_prop in C; destruct C as [C ?]).
  destruct T as [T S]. unfold total_value in *.
  rewrite (dot_zero (of_rat t)), (dot_zero (of_real t)) in * by assumption.
  pose proof (dot_negative (of_nat t) (naturals u) C) as D. simpl values in *.
  apply Qle_bool_iff, Qle_Rle in H0. rewrite Q2R_zero in H0.
  apply orb_prop in H. destruct H as [H|H].
  - specialize (S H). lra.
  - assert (~ (0 <= constant t)%Q) by (intros L; apply Qle_bool_iff in L; rewrite L in H; discriminate).
    apply Qnot_le_lt, Qlt_Rlt in H3. rewrite Q2R_zero in H3. lra.
Qed.

(** What follows from premises, and what is to be refuted if it does not hold. *)
Fixpoint follows (u : unknowns) (ls : list literal) (c : Prop) : Prop :=
  match ls with [] => c | l :: ls => holds u l -> follows u ls c end.
Lemma follows_intro u ls (c : Prop) : (Forall (holds u) ls -> c) -> follows u ls c.
Proof.
  induction ls as [|l ls IH]; simpl; intros H; [apply H; constructor|].
  intros L. apply IH. intros F. apply H. constructor; assumption.
Qed.

Theorem absurd (u : unknowns) (ls : list literal) (ms : list Q) : refutes ls ms = true -> follows u ls False.
Proof. intros H. apply follows_intro. apply refutes_sound with (ms := ms), H. Qed.

Definition opposite (l : literal) : literal :=
  match is l with
  | le => says (of l) lt (right l) (left l)
  | lt => says (of l) le (right l) (left l)
  | eq => l
  | not_le => says (of l) le (left l) (right l)
  | not_lt => says (of l) lt (left l) (right l)
  end.
Lemma opposite_holds u l : is l <> eq -> (holds u (opposite l) -> False) -> holds u l.
Proof.
  destruct l as [k r a b]; unfold holds, opposite; destruct r; simpl; intros E; destruct k; simpl; intros H; try exact H; try (destruct (E eq_refl)).
  - lia.
  - exact (Qnot_lt_le _ _ H).
  - exact (Rnot_lt_le _ _ H).
  - lia.
  - exact (Qnot_le_lt _ _ H).
  - exact (Rnot_le_lt _ _ H).
Qed.
Lemma equal_holds u k a b : (holds u (says k lt a b) -> False) -> (holds u (says k lt b a) -> False) -> holds u (says k eq a b).
Proof.
  unfold holds; destruct k; simpl; intros H1 H2.
  - lia.
  - apply fraction_inj, Qle_antisym; apply Qnot_lt_le; assumption.
  - apply value_inj, Rle_antisym; apply Rnot_lt_le; assumption.
Qed.
Lemma Forall_last {A} (P : A -> Prop) ls l : Forall P ls -> P l -> Forall P (ls ++ [l]).
Proof. intros. apply Forall_app; auto. Qed.

Definition inequality (r : relation) : bool := match r with eq => false | _ => true end.
Theorem order (u : unknowns) (ls : list literal) (ms : list Q) (c : literal) :
  (inequality (is c) && refutes (ls ++ [opposite c]) ms)%bool = true -> follows u ls (holds u c).
Proof.
  intros H. apply andb_prop in H. destruct H as [I H]. apply follows_intro. intros F. apply opposite_holds.
  - intros E. rewrite E in I. discriminate.
  - intros O. apply (refutes_sound u _ _ H). apply Forall_last; assumption.
Qed.
Theorem equation (u : unknowns) (ls : list literal) (ms ms' : list Q) (k : kind) (a b : expression) :
  (refutes (ls ++ [says k lt a b]) ms && refutes (ls ++ [says k lt b a]) ms')%bool = true -> follows u ls (holds u (says k eq a b)).
Proof.
  intros H. apply andb_prop in H. destruct H as [H H']. apply follows_intro. intros F.
  apply equal_holds; intros O; [apply (refutes_sound u _ _ H)|apply (refutes_sound u _ _ H')]; apply Forall_last; assumption.
Qed.

End Linear.
