(** What Lcgm.v asks for, proved: real numbers are those of Coq's library, matrices are lists of rows, and the oracles are right. *)
From Coq Require Import NArith ZArith QArith Qreals Qreduction List Bool Lia.
From Coq Require Import Reals Lra Eqdep_dec.
From Coq Require Cantor ClassicalDedekindReals.
Require Import Lcgm.Lcgm.
Import ListNotations.
Import Matrices (size, table, get, total).

(** * Rational numbers *)

Lemma lowest_Qred q : lowest (Qred q) = true.
Proof.
  unfold lowest. assert (E : Qred (Qred q) = Qred q) by (apply Qred_complete, Qred_correct).
  rewrite E, Z.eqb_refl, Pos.eqb_refl. reflexivity.
Qed.
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

(** * Real numbers: the rational ones are apart *)

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

Definition Proper : Set := { x : R | irrational x = true }.
Definition Value : Set := Number Proper.
Definition value (a : Value) : R := match a with rational q => Q2R (fraction q) | proper (exist _ x _) => x end.
Definition reduced (q : Q) : Rational := lowest_terms (Qred q) (settled _ (lowest_Qred q)).
Definition irrational_dec (x : R) : {q : Q | x = Q2R q} + {irrational x = true}.
Proof. unfold irrational. destruct (is_rational x) as [q|]; [left; exact q|right; reflexivity]. Defined.
Definition number (x : R) : Value :=
  match irrational_dec x with inleft (exist _ q _) => rational (reduced q) | inright i => proper (exist _ x i) end.

Lemma value_number x : value (number x) = x.
Proof.
  unfold number. destruct (irrational_dec x) as [[q E]|i]; simpl; [|reflexivity].
  rewrite E. apply Qeq_eqR, Qred_correct.
Qed.
Lemma irrational_not x q : irrational x = true -> x <> Q2R q.
Proof. unfold irrational. destruct (is_rational x); [discriminate|auto]. Qed.
Lemma value_inj (a b : Value) : value a = value b -> a = b.
Proof.
  destruct a as [p|[x i]], b as [q|[y j]]; simpl; intros E.
  - f_equal. apply fraction_inj, eqR_Qeq, E.
  - exfalso. exact (irrational_not y _ j (eq_sym E)).
  - exfalso. exact (irrational_not x _ i E).
  - subst y. do 2 f_equal. apply UIP_dec, bool_dec.
Qed.
Lemma value_rational q : value (rational (reduced q)) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.

(** * Matrices: lists of rows. One without rows or columns is read as if it had one. *)

Definition shaped (n d : nat) (rows : list (list Value)) : bool :=
  (Nat.eqb (length rows) n && forallb (fun row => Nat.eqb (length row) d) rows)%bool.
Record Matrix (n d : N) : Set := rows_of { rows : list (list Value); well_shaped : shaped (size n) (size d) rows = true }.
Arguments rows {n d}.
Lemma shaped_table n d f : shaped n d (table n d f) = true.
Proof.
  unfold shaped, table. rewrite map_length, seq_length, Nat.eqb_refl. apply forallb_forall. intros row H.
  apply in_map_iff in H. destruct H as [i [<- _]]. rewrite map_length, seq_length. apply Nat.eqb_refl.
Qed.
Definition tabulate (n d : N) (f : nat -> nat -> R) : Matrix n d :=
  rows_of n d (table (size n) (size d) (fun i j => number (f i j))) (shaped_table _ _ _).
Definition entry {n d : N} (A : Matrix n d) (i j : nat) : R := value (nth j (nth i (rows A) []) (number 0)).
Fixpoint sum_to (n : nat) (f : nat -> R) : R := match n with O => 0%R | S n => (sum_to n f + f n)%R end.

Lemma nth_table n d {A} (f : nat -> nat -> A) i j x y : (i < n)%nat -> (j < d)%nat -> nth j (nth i (table n d f) x) y = f i j.
Proof.
  intros Hi Hj. unfold table.
  rewrite (nth_indep _ x (map (f 0%nat) (seq 0 d))) by (rewrite map_length, seq_length; exact Hi).
  rewrite (map_nth (fun i => map (f i) (seq 0 d)) (seq 0 n) 0%nat i), seq_nth by exact Hi. simpl.
  rewrite (nth_indep _ y (f i 0%nat)) by (rewrite map_length, seq_length; exact Hj).
  rewrite map_nth, seq_nth by exact Hj. reflexivity.
Qed.
Lemma entry_tabulate n d f i j : (i < size n)%nat -> (j < size d)%nat -> entry (tabulate n d f) i j = f i j.
Proof. intros. unfold entry, tabulate; simpl. rewrite nth_table by assumption. apply value_number. Qed.
Lemma entries_equal {n d} (A B : Matrix n d) :
  (forall i j, (i < size n)%nat -> (j < size d)%nat -> entry A i j = entry B i j) -> A = B.
Proof.
  destruct A as [a ha], B as [b hb]. unfold entry; simpl. intros H.
  assert (E : a = b).
  { unfold shaped in *. apply andb_prop in ha, hb. destruct ha as [la fa], hb as [lb fb].
    apply Nat.eqb_eq in la, lb. rewrite forallb_forall in fa, fb.
    apply nth_ext with (d := []) (d' := []); [congruence|]. intros i Hi.
    assert (Ia : length (nth i a []) = size d) by (apply Nat.eqb_eq, fa, nth_In, Hi).
    assert (Ib : length (nth i b []) = size d) by (apply Nat.eqb_eq, fb, nth_In; congruence).
    apply nth_ext with (d := number 0) (d' := number 0); [congruence|]. intros j Hj.
    apply value_inj, H; congruence. }
  subst b. f_equal. apply UIP_dec, bool_dec.
Qed.

(** A combination of at most s columns that is zero has no coefficient that is not. *)
Fixpoint weighted (cs xs : list R) : R := match cs, xs with c :: cs, x :: xs => (c * x + weighted cs xs)%R | _, _ => 0%R end.
Fixpoint nonzeros (cs : list R) : nat := match cs with [] => O | c :: cs => if Req_EM_T c 0 then nonzeros cs else S (nonzeros cs) end.
Definition columns_independent {n d} (A : Matrix n d) (s : N) : Prop :=
  forall cs : list R, length cs = size d -> (nonzeros cs <= N.to_nat s)%nat ->
    (forall i, (i < size n)%nat -> weighted cs (map (entry A i) (seq 0 (size d))) = 0%R) -> Forall (fun c => c = 0%R) cs.

Module Numbers <: NUMBERS.
  Definition lowest_Qred := lowest_Qred.
  Definition Proper : Set := Proper.
  Definition other_add (a b : Value) : Value := number (value a + value b).
  Definition other_sub (a b : Value) : Value := number (value a - value b).
  Definition other_mul (a b : Value) : Value := number (value a * value b).
  Definition other_div (a b : Value) : Value := number (value a / value b).
  Definition Real_le (a b : Value) : Prop := (value a <= value b)%R.
  Definition Real_lt (a b : Value) : Prop := (value a < value b)%R.
  Definition Mat (n d : N) : Sort := Matrix n d.
  Definition inhabited_Mat (n d : N) : inhabited (Mat n d) := inhabits (tabulate n d (fun _ _ => 0%R)).
  Definition Mat_cell (a : Value) : Mat 1 1 := tabulate 1 1 (fun _ _ => value a).
  Definition Mat_beside (n m d : N) (A : Mat n m) (B : Mat n d) : Mat n (m + d) :=
    tabulate n (m + d) (fun i j => if Nat.ltb j (size m) then entry A i j else entry B i (j - size m)).
  Definition Mat_above (m n d : N) (A : Mat m d) (B : Mat n d) : Mat (m + n) d :=
    tabulate (m + n) d (fun i j => if Nat.ltb i (size m) then entry A i j else entry B (i - size m) j).
  Definition Mat_zero (n d : N) : Mat n d := tabulate n d (fun _ _ => 0%R).
  Definition Mat_ones (n d : N) : Mat n d := tabulate n d (fun _ _ => 1%R).
  Definition Mat_eye (d : N) : Mat d d := tabulate d d (fun i j => if Nat.eqb i j then 1%R else 0%R).
  Definition Mat_diagonal (d : N) (v : Mat d 1) : Mat d d := tabulate d d (fun i j => if Nat.eqb i j then entry v i 0 else 0%R).
  Definition Mat_add (n d : N) (A B : Mat n d) : Mat n d := tabulate n d (fun i j => (entry A i j + entry B i j)%R).
  Definition Mat_sub (n d : N) (A B : Mat n d) : Mat n d := tabulate n d (fun i j => (entry A i j - entry B i j)%R).
  Definition Mat_mul (n m d : N) (A : Mat n m) (B : Mat m d) : Mat n d :=
    tabulate n d (fun i j => sum_to (size m) (fun k => (entry A i k * entry B k j)%R)).
  Definition Mat_transpose (n d : N) (A : Mat n d) : Mat d n := tabulate d n (fun i j => entry A j i).
  Definition Mat_inner (n d : N) (A B : Mat n d) : Value :=
    number (sum_to (size n) (fun i => sum_to (size d) (fun j => (entry A i j * entry B i j)%R))).
  Definition Mat_le (n d : N) (A B : Mat n d) : Prop :=
    forall i j, (i < size n)%nat -> (j < size d)%nat -> (entry A i j <= entry B i j)%R.
  Definition Mat_independent (n d : N) (A : Mat n d) (s : N) : Prop := columns_independent A s.
End Numbers.

Module Arithmetic := Arithmetic Numbers.
Import Numbers Arithmetic Linear.

Lemma fraction_reduced q : (fraction (Arithmetic.reduced q) == q)%Q.
Proof. apply Qred_correct. Qed.
Lemma value_real n d : value (real n d) = Q2R (n # d).
Proof. apply value_rational. Qed.
Lemma value_add a b : value (Real_add a b) = (value a + value b)%R.
Proof.
  destruct a as [p|x], b as [q|y]; try apply value_number.
  unfold Real_add, Rat_add. rewrite value_rational. apply Q2R_plus.
Qed.
Lemma value_sub a b : value (Real_sub a b) = (value a - value b)%R.
Proof.
  destruct a as [p|x], b as [q|y]; try apply value_number.
  unfold Real_sub, Rat_sub. rewrite value_rational. apply Q2R_minus.
Qed.
Lemma value_mul a b : value (Real_mul a b) = (value a * value b)%R.
Proof.
  destruct a as [p|x], b as [q|y]; try apply value_number.
  unfold Real_mul, Rat_mul. rewrite value_rational. apply Q2R_mult.
Qed.
Lemma value_div a b : value b <> 0%R -> value (Real_div a b) = (value a / value b)%R.
Proof.
  destruct a as [p|x], b as [q|y]; intros H; try apply value_number.
  unfold Real_div, Rat_div. rewrite value_rational. apply Q2R_div.
  intros E. apply H. simpl. rewrite (Qeq_eqR _ _ E). apply RMicromega.Q2R_0.
Qed.


(** * The oracle [linear] *)

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

Definition signed (s : sign) (x : R) : Prop :=
  match s with nonnegative => (0 <= x)%R | positive => (0 < x)%R | zero => x = 0%R end.

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

Definition total_value (u : unknowns) (t : total) : R :=
  (dot (of_nat t) (values u InNat) + dot (of_rat t) (values u InRat) + dot (of_real t) (values u InReal) + Q2R (constant t))%R.
Definition truth (u : unknowns) (t : total) : Prop :=
  (0 <= total_value u t)%R /\ (strict t = true -> (0 < total_value u t)%R).

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

Lemma follows_intro u ls (c : Prop) : (Forall (holds u) ls -> c) -> follows u ls c.
Proof.
  induction ls as [|l ls IH]; simpl; intros H; [apply H; constructor|].
  intros L. apply IH. intros F. apply H. constructor; assumption.
Qed.

Theorem linear_absurd (u : unknowns) (ls : list literal) (ms : list Q) : refutes ls ms = true -> follows u ls False.
Proof. intros H. apply follows_intro. apply refutes_sound with (ms := ms), H. Qed.

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

Theorem linear_order (u : unknowns) (ls : list literal) (ms : list Q) (c : literal) :
  (inequality (is c) && refutes (ls ++ [opposite c]) ms)%bool = true -> follows u ls (holds u c).
Proof.
  intros H. apply andb_prop in H. destruct H as [I H]. apply follows_intro. intros F. apply opposite_holds.
  - intros E. rewrite E in I. discriminate.
  - intros O. apply (refutes_sound u _ _ H). apply Forall_last; assumption.
Qed.
Theorem linear_equation (u : unknowns) (ls : list literal) (ms ms' : list Q) (k : kind) (a b : expression) :
  (refutes (ls ++ [says k lt a b]) ms && refutes (ls ++ [says k lt b a]) ms')%bool = true -> follows u ls (holds u (says k eq a b)).
Proof.
  intros H. apply andb_prop in H. destruct H as [H H']. apply follows_intro. intros F.
  apply equal_holds; intros O; [apply (refutes_sound u _ _ H)|apply (refutes_sound u _ _ H')]; apply Forall_last; assumption.
Qed.


(** * Closed matrices *)

Lemma sum_equal (n : nat) (f g : nat -> R) : (forall i, (i < n)%nat -> f i = g i) -> sum_to n f = sum_to n g.
Proof. induction n; simpl; intros H; [reflexivity|]. rewrite IHn, H; auto. Qed.
Lemma total_sum (n : nat) (f : nat -> Q) : Q2R (Matrices.total n f) = sum_to n (fun i => Q2R (f i)).
Proof. induction n; simpl; [apply Q2R_zero|]. rewrite Q2R_red, Q2R_plus, IHn. reflexivity. Qed.
Lemma get_table (n d : nat) (f : nat -> nat -> Q) i j : (i < n)%nat -> (j < d)%nat -> get (table n d f) i j = f i j.
Proof. intros. unfold get. apply nth_table; assumption. Qed.
Lemma size_add m d : (size (m + d) <= size m + size d)%nat.
Proof. destruct m, d; simpl; lia. Qed.
Lemma size_left m d j : (j < size (m + d))%nat -> (j < size m)%nat \/ (size m <= j)%nat /\ (j - size m < size d)%nat.
Proof. pose proof (size_add m d). lia. Qed.

Lemma value_inner n d (A B : Mat n d) a b :
  (forall i j, (i < size n)%nat -> (j < size d)%nat -> entry A i j = Q2R (get a i j)) ->
  (forall i j, (i < size n)%nat -> (j < size d)%nat -> entry B i j = Q2R (get b i j)) ->
  value (Mat_inner n d A B) = Q2R (Matrices.sum_of_products n d a b).
Proof.
  intros HA HB. unfold Mat_inner, Matrices.sum_of_products. rewrite value_number, total_sum. apply sum_equal. intros i Hi.
  rewrite total_sum. apply sum_equal. intros j Hj. rewrite HA, HB, Q2R_mult by assumption. reflexivity.
Qed.

Lemma entries_right n d (e : Matrices.matrix n d) :
  forall i j, (i < size n)%nat -> (j < size d)%nat -> entry (in_matrix e) i j = Q2R (get (Matrices.entries e) i j).
Proof.
  induction e; intros i j Hi Hj; cbn [in_matrix Matrices.entries].
  - unfold Mat_cell. rewrite entry_tabulate, value_real by assumption. simpl in Hi, Hj.
    destruct i as [|i]; [|lia]. destruct j as [|j]; [|lia]. reflexivity.
  - unfold Mat_cell. rewrite entry_tabulate by assumption. rewrite (value_inner _ _ _ _ _ _ IHe1 IHe2). simpl in Hi, Hj.
    destruct i as [|i]; [|lia]. destruct j as [|j]; [|lia]. reflexivity.
  - unfold Mat_beside. rewrite entry_tabulate, get_table by assumption.
    destruct (size_left m d j Hj) as [L|[L L']].
    + apply Nat.ltb_lt in L as E. rewrite E. apply IHe1; assumption.
    + apply Nat.ltb_ge in L as E. rewrite E. apply IHe2; assumption.
  - unfold Mat_above. rewrite entry_tabulate, get_table by assumption.
    destruct (size_left m n i Hi) as [L|[L L']].
    + apply Nat.ltb_lt in L as E. rewrite E. apply IHe1; assumption.
    + apply Nat.ltb_ge in L as E. rewrite E. apply IHe2; assumption.
  - unfold Mat_zero. rewrite entry_tabulate, get_table by assumption. symmetry. apply Q2R_zero.
  - unfold Mat_ones. rewrite entry_tabulate, get_table by assumption. symmetry. apply Q2R_one.
  - unfold Mat_eye. rewrite entry_tabulate, get_table by assumption. destruct (Nat.eqb i j); symmetry; [apply Q2R_one|apply Q2R_zero].
  - unfold Mat_diagonal. rewrite entry_tabulate, get_table by assumption. destruct (Nat.eqb i j); [|symmetry; apply Q2R_zero].
    apply IHe; [assumption|simpl; lia].
  - unfold Mat_add. rewrite entry_tabulate, get_table, IHe1, IHe2, Q2R_red, Q2R_plus by assumption. reflexivity.
  - unfold Mat_sub. rewrite entry_tabulate, get_table, IHe1, IHe2, Q2R_red, Q2R_minus by assumption. reflexivity.
  - unfold Mat_mul. rewrite entry_tabulate, get_table, total_sum by assumption. apply sum_equal. intros k Hk.
    rewrite IHe1, IHe2, Q2R_mult by assumption. reflexivity.
  - unfold Mat_transpose. rewrite entry_tabulate, get_table by assumption. apply IHe; assumption.
Qed.

Lemma everywhere_spec {n d} p (A B : Matrices.matrix n d) : Matrices.everywhere p A B = true <->
  forall i j, (i < size n)%nat -> (j < size d)%nat -> p (get (Matrices.entries A) i j) (get (Matrices.entries B) i j) = true.
Proof.
  unfold Matrices.everywhere. rewrite forallb_forall. setoid_rewrite forallb_forall. split.
  - intros H i j Hi Hj. apply (H i); apply in_seq; lia.
  - intros H i Hi j Hj. apply in_seq in Hi, Hj. apply H; lia.
Qed.
Lemma evaluate_equal n d (A B : Matrices.matrix n d) : Matrices.everywhere Qeq_bool A B = true -> in_matrix A = in_matrix B.
Proof.
  intros H. apply entries_equal. intros i j Hi Hj. rewrite !entries_right by assumption.
  apply Qeq_eqR, Qeq_bool_iff. rewrite everywhere_spec in H. apply H; assumption.
Qed.
Lemma evaluate_different n d (A B : Matrices.matrix n d) :
  negb (Matrices.everywhere Qeq_bool A B) = true -> in_matrix A = in_matrix B -> False.
Proof.
  intros H E. apply negb_true_iff in H. rewrite (proj2 (everywhere_spec Qeq_bool A B)) in H; [discriminate|].
  intros i j Hi Hj. apply Qeq_bool_iff, eqR_Qeq. rewrite <- !entries_right by assumption. rewrite E. reflexivity.
Qed.
Lemma evaluate_at_most n d (A B : Matrices.matrix n d) : Matrices.everywhere Qle_bool A B = true -> Mat_le n d (in_matrix A) (in_matrix B).
Proof.
  intros H i j Hi Hj. rewrite !entries_right by assumption.
  apply Qle_Rle, Qle_bool_iff. rewrite everywhere_spec in H. apply H; assumption.
Qed.
Lemma evaluate_not_at_most n d (A B : Matrices.matrix n d) :
  negb (Matrices.everywhere Qle_bool A B) = true -> Mat_le n d (in_matrix A) (in_matrix B) -> False.
Proof.
  intros H L. apply negb_true_iff in H. rewrite (proj2 (everywhere_spec Qle_bool A B)) in H; [discriminate|].
  intros i j Hi Hj. apply Qle_bool_iff, Rle_Qle. rewrite <- !entries_right by assumption. apply L; assumption.
Qed.
Lemma amount_right e : value (in_scalar e) = Q2R (Matrices.amount e).
Proof. destruct e; simpl; [apply value_real|]. apply value_inner; apply entries_right. Qed.
Lemma not_le p q : negb (Qle_bool p q) = true -> (Q2R q < Q2R p)%R.
Proof. intros H. apply Qlt_Rlt, Qnot_le_lt. intros L. apply Qle_bool_iff in L. rewrite L in H. discriminate. Qed.
Lemma evaluate_scalars r a b :
  Matrices.compared r (Matrices.amount a) (Matrices.amount b) = true -> @related Real Real_le Real_lt r (in_scalar a) (in_scalar b).
Proof.
  destruct r; simpl; unfold Real_le, Real_lt; rewrite ?amount_right; intros H.
  - apply Qle_Rle, Qle_bool_iff, H.
  - apply not_le, H.
  - apply value_inj. rewrite !amount_right. apply Qeq_eqR, Qeq_bool_iff, H.
  - intros L. apply not_le in H. lra.
  - intros L. apply Qle_bool_iff, Qle_Rle in H. lra.
Qed.
Lemma evaluate_scalars_differ a b :
  negb (Matrices.compared eq (Matrices.amount a) (Matrices.amount b)) = true -> in_scalar a = in_scalar b -> False.
Proof.
  intros H E. simpl in H. rewrite (proj2 (Qeq_bool_iff _ _)) in H; [discriminate|].
  apply eqR_Qeq. rewrite <- !amount_right, E. reflexivity.
Qed.

(** * Columns *)

Fixpoint combined (cs : list R) (vs : list (list Q)) (i : nat) : R :=
  match cs, vs with c :: cs, v :: vs => (c * Q2R (nth i v 0%Q) + combined cs vs i)%R | _, _ => 0%R end.
Fixpoint factors (cs : list R) (ws : list (list Q)) (f : list Q -> Q) : R :=
  match cs, ws with c :: cs, w :: ws => (c * Q2R (f w) + factors cs ws f)%R | _, _ => 0%R end.
Lemma nth_plus a b i : Q2R (nth i (plus a b) 0%Q) = (Q2R (nth i a 0%Q) + Q2R (nth i b 0%Q))%R.
Proof.
  revert b i. induction a as [|x a IH]; intros [|y b] [|i]; simpl; rewrite ?Q2R_zero; try ring.
  - rewrite Q2R_red. apply Q2R_plus.
  - apply IH.
Qed.
Lemma nth_times q a i : Q2R (nth i (times q a) 0%Q) = (Q2R q * Q2R (nth i a 0%Q))%R.
Proof.
  revert i. induction a as [|x a IH]; intros [|i]; simpl; rewrite ?Q2R_zero; try ring.
  - rewrite Q2R_red. apply Q2R_mult.
  - apply IH.
Qed.
Lemma combined_eliminate p v cs vs i : combined cs (map (Matrices.eliminate p v) vs) i =
  (combined cs vs i - factors cs vs (fun w => nth p w 0 / nth p v 0)%Q * Q2R (nth i v 0%Q))%R.
Proof.
  revert vs. induction cs as [|c cs IH]; intros [|w vs]; simpl; try ring.
  rewrite IH. unfold Matrices.eliminate. rewrite nth_plus, nth_times, Q2R_opp. ring.
Qed.
Lemma combined_pivot p v cs vs : ~ (nth p v 0 == 0)%Q -> combined cs (map (Matrices.eliminate p v) vs) p = 0%R.
Proof.
  intros H. revert vs. induction cs as [|c cs IH]; intros [|w vs]; simpl; try reflexivity.
  rewrite IH. unfold Matrices.eliminate. rewrite nth_plus, nth_times, Q2R_opp, Q2R_div by exact H. field.
  intros E. apply H, eqR_Qeq. rewrite E. symmetry. apply Q2R_zero.
Qed.
Lemma combined_zero cs vs i : Forall (fun c => c = 0%R) cs -> combined cs vs i = 0%R.
Proof. intros H. revert vs. induction H as [|c cs E H IH]; intros [|v vs]; simpl; try reflexivity. rewrite E, IH. ring. Qed.
Lemma no_nonzeros cs : (nonzeros cs <= 0)%nat -> Forall (fun c => c = 0%R) cs.
Proof. induction cs as [|c cs IH]; simpl; intros H; constructor; destruct (Req_EM_T c 0); try lia; auto. Qed.
Lemma nonzeros_length cs : (nonzeros cs <= length cs)%nat.
Proof. induction cs as [|c cs IH]; simpl; [lia|]. destruct (Req_EM_T c 0); lia. Qed.
Lemma pivot_nonzero v p : Matrices.pivot v = Some p -> ~ (nth p v 0 == 0)%Q.
Proof.
  unfold Matrices.pivot. intros H E. apply find_some in H. destruct H as [_ H].
  apply Qeq_bool_iff in E. rewrite E in H. discriminate.
Qed.

Lemma independent_sound k : forall vs s cs, length cs = length vs -> (nonzeros cs <= s)%nat -> (forall i, combined cs vs i = 0%R) ->
  Matrices.independent k vs s = true -> Forall (fun c => c = 0%R) cs.
Proof.
  induction k as [|k IH]; intros vs s cs L C Z H.
  - destruct s; [apply no_nonzeros, C|]. destruct vs; [|discriminate]. destruct cs; [constructor|discriminate].
  - destruct s as [|s]; [apply no_nonzeros, C|]. destruct vs as [|v vs]; [destruct cs; [constructor|discriminate]|].
    destruct cs as [|c cs]; [constructor|]. simpl in L; injection L as L. simpl in H, C.
    destruct (Matrices.pivot v) as [p|] eqn:P; [|discriminate]. apply andb_prop in H. destruct H as [H1 H2].
    pose proof (pivot_nonzero v p P) as V.
    assert (V' : Q2R (nth p v 0%Q) <> 0%R) by (intros E; apply V, eqR_Qeq; rewrite E; symmetry; apply Q2R_zero).
    simpl in Z. destruct (Req_EM_T c 0) as [E|E].
    + constructor; [exact E|]. apply (IH vs (S s)); try assumption. intros i. specialize (Z i). rewrite E in Z. lra.
    + exfalso. set (f := factors cs vs (fun w => nth p w 0 / nth p v 0)%Q).
      assert (F : forall i, combined cs (map (Matrices.eliminate p v) vs) i = (- (c + f) * Q2R (nth i v 0%Q))%R).
      { intros i. rewrite combined_eliminate. fold f. specialize (Z i). lra. }
      assert (G : (c + f)%R = 0%R).
      { pose proof (F p) as Fp. rewrite combined_pivot in Fp by exact V.
        symmetry in Fp. apply Rmult_integral in Fp. destruct Fp as [Fp|Fp]; [lra|contradiction]. }
      assert (A : Forall (fun c => c = 0%R) cs).
      { apply (IH (map (Matrices.eliminate p v) vs) s); [rewrite map_length; exact L|lia| |exact H1].
        intros i. rewrite F, G. ring. }
      specialize (Z p). rewrite (combined_zero cs vs p A), Rplus_0_r in Z.
      apply Rmult_integral in Z. destruct Z; contradiction.
Qed.

Lemma weighted_combined cs n d (f : nat -> nat -> R) (g : nat -> nat -> Q) i :
  (i < n)%nat -> (forall j, (j < d)%nat -> f i j = Q2R (g j i)) ->
  weighted cs (map (f i) (seq 0 d)) = combined cs (table d n g) i.
Proof.
  intros Hi H. unfold table.
  assert (E : forall js cs, (forall j, In j js -> (j < d)%nat) ->
    weighted cs (map (f i) js) = combined cs (map (fun j => map (g j) (seq 0 n)) js) i).
  { induction js as [|j js IH]; intros [|c cs'] I; simpl; try reflexivity.
    rewrite IH by (intros; apply I; right; assumption). rewrite H by (apply I; left; reflexivity).
    rewrite (nth_indep _ 0%Q (g j 0%nat)) by (rewrite map_length, seq_length; exact Hi).
    rewrite map_nth, seq_nth by exact Hi. reflexivity. }
  apply E. intros j Hj. apply in_seq in Hj. lia.
Qed.
Lemma combined_beyond cs d n g i : (n <= i)%nat -> combined cs (table d n g) i = 0%R.
Proof.
  intros Hi. unfold table. generalize (seq 0 d). intros js. revert cs.
  induction js as [|j js IH]; intros [|c cs]; simpl; try reflexivity.
  rewrite IH, nth_overflow by (rewrite map_length, seq_length; exact Hi). rewrite Q2R_zero. ring.
Qed.
Lemma independent_columns n d (A : Matrices.matrix n d) (s : N) :
  Matrices.any_independent A s = true -> Mat_independent n d (in_matrix A) s.
Proof.
  intros H cs L C Z. apply (independent_sound (size d) (Matrices.columns A) (Matrices.at_most s d)); [| | |exact H].
  - unfold Matrices.columns, table. rewrite map_length, seq_length. exact L.
  - unfold Matrices.at_most. pose proof (nonzeros_length cs). lia.
  - intros i. destruct (Nat.lt_ge_cases i (size n)) as [Hi|Hi].
    + unfold Matrices.columns. rewrite <- (weighted_combined cs (size n) (size d) (entry (in_matrix A))); [apply Z, Hi|exact Hi|].
      intros j Hj. apply entries_right; assumption.
    + apply combined_beyond, Hi.
Qed.

Lemma combination_combined cs vs i : Q2R (Matrices.combination cs vs i) = combined (map Q2R cs) vs i.
Proof.
  revert vs. induction cs as [|c cs IH]; intros [|v vs]; simpl; try apply Q2R_zero.
  rewrite Q2R_red, Q2R_plus, Q2R_mult, IH. reflexivity.
Qed.
Lemma used_nonzeros cs : nonzeros (map Q2R cs) = Matrices.used cs.
Proof.
  unfold Matrices.used. induction cs as [|c cs IH]; simpl; [reflexivity|].
  destruct (Req_EM_T (Q2R c) 0) as [E|E]; destruct (Qeq_bool c 0) eqn:B; simpl; try congruence.
  - exfalso. apply Qeq_bool_neq in B. apply B, eqR_Qeq. rewrite E. symmetry. apply Q2R_zero.
  - exfalso. apply E. apply Qeq_bool_iff, Qeq_eqR in B. rewrite B. apply Q2R_zero.
Qed.
Lemma all_zero_nonzeros cs : Forall (fun c => c = 0%R) cs -> nonzeros cs = O.
Proof. induction 1 as [|c cs E H IH]; simpl; [reflexivity|]. destruct (Req_EM_T c 0); [exact IH|contradiction]. Qed.
Lemma independent_not n d (A : Matrices.matrix n d) (s : N) (c : Matrices.matrix d 1) :
  Matrices.some_dependent A s c = true -> Mat_independent n d (in_matrix A) s -> False.
Proof.
  unfold Matrices.some_dependent. set (cs := map (fun j => get (Matrices.entries c) j 0) (seq 0 (size d))). intros H I.
  apply andb_prop in H. destruct H as [H H3]. apply andb_prop in H. destruct H as [H1 H2].
  assert (Z : Forall (fun c => c = 0%R) (map Q2R cs)).
  { apply I.
    - unfold cs. rewrite !map_length, seq_length. reflexivity.
    - rewrite used_nonzeros. apply Nat.leb_le in H2. unfold Matrices.at_most in H2. lia.
    - intros i Hi. rewrite (weighted_combined (map Q2R cs) (size n) (size d) (entry (in_matrix A)) (fun j i => get (Matrices.entries A) i j) i Hi).
      + fold (Matrices.columns A). rewrite <- combination_combined. rewrite forallb_forall in H3.
        rewrite (Qeq_eqR _ 0); [apply Q2R_zero|]. apply Qeq_bool_iff, H3, in_seq. lia.
      + intros j Hj. apply entries_right; assumption. }
  apply all_zero_nonzeros in Z. rewrite used_nonzeros in Z. rewrite Z in H1. discriminate.
Qed.

(** * Conditions on an unknown matrix *)

Lemma sum_to_plus (n : nat) (f g : nat -> R) : sum_to n (fun i => (f i + g i)%R) = (sum_to n f + sum_to n g)%R.
Proof. induction n; simpl; [ring|]. rewrite IHn. ring. Qed.
Lemma sum_to_scale (n : nat) (c : R) (f : nat -> R) : sum_to n (fun i => (c * f i)%R) = (c * sum_to n f)%R.
Proof. induction n; simpl; [ring|]. rewrite IHn. ring. Qed.
Lemma sum_to_zero (n : nat) (f : nat -> R) : (forall i, (i < n)%nat -> f i = 0%R) -> sum_to n f = 0%R.
Proof. induction n; simpl; intros H; [reflexivity|]. rewrite IHn, H by auto. ring. Qed.
Lemma sum_to_nonnegative (n : nat) (f : nat -> R) : (forall i, (i < n)%nat -> (0 <= f i)%R) -> (0 <= sum_to n f)%R.
Proof. induction n; simpl; intros H; [lra|]. pose proof (H n (Nat.lt_succ_diag_r n)). specialize (IHn ltac:(auto)). lra. Qed.
Lemma sum_to_swap (n m : nat) (f : nat -> nat -> R) : sum_to n (fun i => sum_to m (f i)) = sum_to m (fun j => sum_to n (fun i => f i j)).
Proof.
  induction n; simpl; [symmetry; apply sum_to_zero; reflexivity|]. rewrite IHn, <- sum_to_plus. reflexivity.
Qed.

(** ⟨y, E⟩ *)
Definition product {n d} (y : list (list Q)) (E : Mat n d) : R :=
  sum_to (size n) (fun i => sum_to (size d) (fun j => (Q2R (get y i j) * entry E i j)%R)).
Definition linear_value {p q} (T : Mat p q) (l : Matrices.linear p q) : R := (product (fst l) T + Q2R (snd l))%R.

Lemma product_equal {n d} y y' (E E' : Mat n d) :
  (forall i j, (i < size n)%nat -> (j < size d)%nat -> (Q2R (get y i j) * entry E i j = Q2R (get y' i j) * entry E' i j)%R) ->
  product y E = product y' E'.
Proof. intros H. unfold product. apply sum_equal. intros i Hi. apply sum_equal. intros j Hj. apply H; assumption. Qed.
Lemma product_add n d y (A B : Mat n d) : product y (Mat_add n d A B) = (product y A + product y B)%R.
Proof.
  unfold product. rewrite <- sum_to_plus. apply sum_equal. intros i Hi. rewrite <- sum_to_plus. apply sum_equal. intros j Hj.
  unfold Mat_add. rewrite entry_tabulate by assumption. ring.
Qed.
Lemma product_sub n d y (A B : Mat n d) : product y (Mat_sub n d A B) = (product y A - product y B)%R.
Proof.
  replace (product y A - product y B)%R with (product y A + -1 * product y B)%R by ring.
  unfold product. rewrite <- sum_to_scale, <- sum_to_plus. apply sum_equal. intros i Hi.
  rewrite <- sum_to_scale, <- sum_to_plus. apply sum_equal. intros j Hj.
  unfold Mat_sub. rewrite entry_tabulate by assumption. ring.
Qed.
Lemma value_combine {p q} (T : Mat p q) m (a b : Matrices.linear p q) :
  linear_value T (Matrices.combine m a b) = (linear_value T a + Q2R m * linear_value T b)%R.
Proof.
  unfold linear_value, Matrices.combine; cbn [fst snd]. rewrite Q2R_red, Q2R_plus, Q2R_mult.
  assert (E : product (table (size p) (size q) (fun i j => Qred (get (fst a) i j + m * get (fst b) i j))) T
    = (product (fst a) T + Q2R m * product (fst b) T)%R).
  { unfold product. rewrite <- sum_to_scale, <- sum_to_plus. apply sum_equal. intros i Hi.
    rewrite <- sum_to_scale, <- sum_to_plus. apply sum_equal. intros j Hj.
    rewrite get_table, Q2R_red, Q2R_plus, Q2R_mult by assumption. ring. }
  rewrite E. ring.
Qed.

Lemma paired_right p q (T : Mat p q) n d (e : Matrices.affine p q n d) :
  forall y, product y (in_affine T e) = linear_value T (Matrices.paired e y).
Proof.
  induction e; intros y; cbn [in_affine Matrices.paired].
  - unfold linear_value; cbn [fst snd]. rewrite Q2R_zero. ring.
  - unfold linear_value, Matrices.constant, Matrices.sum_of_products; cbn [fst snd]. rewrite total_sum.
    replace (product (table (size p) (size q) (fun _ _ : nat => 0%Q)) T) with 0%R.
    + rewrite Rplus_0_l. apply sum_equal. intros i Hi. rewrite total_sum. apply sum_equal. intros j Hj.
      rewrite Q2R_mult, entries_right by assumption. reflexivity.
    + symmetry. apply sum_to_zero. intros i Hi. apply sum_to_zero. intros j Hj. rewrite get_table, Q2R_zero by assumption. ring.
  - rewrite product_add, value_combine, IHe1, IHe2, Q2R_one. ring.
  - rewrite product_sub, value_combine, IHe1, IHe2, Q2R_minus_one. ring.
  - rewrite <- IHe. unfold product.
    transitivity (sum_to (size n) (fun i => sum_to (size d) (fun j => sum_to (size m) (fun k =>
      (Q2R (get y i j) * (Q2R (get (Matrices.entries A) i k) * entry (in_affine T e) k j))%R)))).
    { apply sum_equal. intros i Hi. apply sum_equal. intros j Hj. rewrite sum_to_scale. f_equal.
      unfold Mat_mul. rewrite entry_tabulate by assumption. apply sum_equal. intros k Hk. rewrite entries_right by assumption. reflexivity. }
    transitivity (sum_to (size m) (fun k => sum_to (size d) (fun j => sum_to (size n) (fun i =>
      (Q2R (get y i j) * (Q2R (get (Matrices.entries A) i k) * entry (in_affine T e) k j))%R)))).
    { rewrite sum_to_swap. rewrite (sum_to_swap (size m) (size d)). apply sum_equal. intros j Hj. rewrite sum_to_swap. reflexivity. }
    apply sum_equal. intros k Hk. apply sum_equal. intros j Hj. rewrite get_table, total_sum by assumption.
    rewrite Rmult_comm, <- sum_to_scale. apply sum_equal. intros i Hi. rewrite Q2R_mult. ring.
  - rewrite <- IHe. unfold product.
    transitivity (sum_to (size n) (fun i => sum_to (size d) (fun j => sum_to (size m) (fun k =>
      (Q2R (get y i j) * (entry (in_affine T e) i k * Q2R (get (Matrices.entries B) k j)))%R)))).
    { apply sum_equal. intros i Hi. apply sum_equal. intros j Hj. rewrite sum_to_scale. f_equal.
      unfold Mat_mul. rewrite entry_tabulate by assumption. apply sum_equal. intros k Hk. rewrite entries_right by assumption. reflexivity. }
    apply sum_equal. intros i Hi. rewrite sum_to_swap. apply sum_equal. intros k Hk. rewrite get_table, total_sum by assumption.
    rewrite Rmult_comm, <- sum_to_scale. apply sum_equal. intros j Hj. rewrite Q2R_mult. ring.
Qed.

Lemma weighed_right p q (T : Mat p q) (c : Matrices.condition p q) :
  Matrices.allowed c = true -> in_condition T c -> (0 <= linear_value T (Matrices.weighed c))%R.
Proof.
  induction c as [a IHa b IHb|n d a b Y|n d a b Y]; cbn [Matrices.allowed in_condition Matrices.weighed]; intros A H.
  - apply andb_prop in A. destruct A as [A B], H as [H H']. rewrite value_combine, Q2R_one.
    specialize (IHa A H). specialize (IHb B H'). lra.
  - rewrite value_combine, <- !paired_right, H, Q2R_minus_one. lra.
  - rewrite value_combine, <- !paired_right, Q2R_minus_one, everywhere_spec in *.
    assert (P : (0 <= product (Matrices.entries Y) (Mat_sub n d (in_affine T b) (in_affine T a)))%R).
    { apply sum_to_nonnegative. intros i Hi. apply sum_to_nonnegative. intros j Hj.
      unfold Mat_sub. rewrite entry_tabulate by assumption. specialize (H i j Hi Hj). specialize (A i j Hi Hj).
      cbn [Matrices.entries] in A. rewrite get_table in A by assumption. apply Qle_bool_iff, Qle_Rle in A. rewrite Q2R_zero in A.
      apply Rmult_le_pos; lra. }
    rewrite product_sub in P. lra.
Qed.
Lemma infeasible_conditions p q (c : Matrices.condition p q) : Matrices.refuted c = true -> (exists T : Mat p q, in_condition T c) -> False.
Proof.
  unfold Matrices.refuted. intros H [T C]. pose proof (weighed_right p q T c) as W. destruct (Matrices.weighed c) as [z k].
  apply andb_prop in H. destruct H as [H K]. apply andb_prop in H. destruct H as [A Z].
  specialize (W A C). unfold linear_value in W; cbn [fst snd] in W.
  replace (product z T) with 0%R in W.
  - apply not_le in K. rewrite Q2R_zero in K. lra.
  - symmetry. apply sum_to_zero. intros i Hi. apply sum_to_zero. intros j Hj.
    rewrite forallb_forall in Z. specialize (Z i). rewrite forallb_forall in Z.
    rewrite (Qeq_eqR (get z i j) 0), Q2R_zero by (apply Qeq_bool_iff, Z; apply in_seq; lia). ring.
Qed.

Module Given <: GIVEN.
  Module Numbers := Numbers.
  Module Arithmetic := Arithmetic.
  Definition linear_absurd := linear_absurd.
  Definition linear_order := linear_order.
  Definition linear_equation := linear_equation.
  Definition nothing_unknown : unknowns := these [] [] [].
  Definition evaluate_absurd (l : literal) (m : list Q) : refutes [l] m = true -> holds nothing_unknown l -> False :=
    linear_absurd nothing_unknown [l] m.
  Definition evaluate_order (c : literal) (m : list Q) :
    (inequality (is c) && refutes [opposite c] m)%bool = true -> holds nothing_unknown c := linear_order nothing_unknown [] m c.
  Definition evaluate_equation (m m' : list Q) (k : kind) (a b : expression) :
    (refutes [says k lt a b] m && refutes [says k lt b a] m')%bool = true -> holds nothing_unknown (says k eq a b) :=
    linear_equation nothing_unknown [] m m' k a b.
  Definition evaluate_equal := evaluate_equal.
  Definition evaluate_different := evaluate_different.
  Definition evaluate_at_most := evaluate_at_most.
  Definition evaluate_not_at_most := evaluate_not_at_most.
  Definition evaluate_scalars := evaluate_scalars.
  Definition evaluate_scalars_differ := evaluate_scalars_differ.
  Definition independent_columns := independent_columns.
  Definition independent_not := independent_not.
  Definition infeasible_conditions := infeasible_conditions.
End Given.
