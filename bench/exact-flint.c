/* The peer FLINT: reads instances (n, then n*n + n rationals), prints for each: file, operation, milliseconds of processor time, and a result to compare. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <flint/fmpq_mat.h>
#include <flint/fmpz_mat.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* The least time of a call, over at least five calls and 300 ms. */
#define LEAST(result, call)                                    \
  do {                                                         \
    double begin = now();                                      \
    result = 1e300;                                            \
    for (int k = 0; k < 5 || now() - begin < 300; k++) {       \
      double start = now();                                    \
      call;                                                    \
      double taken = now() - start;                            \
      if (taken < result) result = taken;                      \
    }                                                          \
  } while (0)

static void report(const char *file, const char *what, double ms, const fmpq_t value) {
  char *text = fmpq_get_str(NULL, 10, value);
  printf("%s %s %.6f %s\n", file, what, ms, text);
  free(text);
}

int main(int argc, char **argv) {
  for (int f = 1; f < argc; f++) {
    FILE *in = fopen(argv[f], "r");
    static char word[4096];
    long n;
    if (in == NULL || fscanf(in, "%ld", &n) != 1) return 1;
    fmpq_mat_t a, b, x, inverse;
    fmpq_mat_init(a, n, n);
    fmpq_mat_init(inverse, n, n);
    fmpq_mat_init(b, n, 1);
    fmpq_mat_init(x, n, 1);
    int whole = 1;
    for (long k = 0; k < n * n + n; k++) {
      fmpq *entry = k < n * n ? fmpq_mat_entry(a, k / n, k % n) : fmpq_mat_entry(b, k - n * n, 0);
      if (fscanf(in, "%4095s", word) != 1 || fmpq_set_str(entry, word, 10) != 0) return 1;
      whole &= fmpz_is_one(fmpq_denref(entry));
    }
    fclose(in);
    fmpq_t value;
    fmpq_init(value);
    double ms, other;
    if (whole) {
      /* FLINT is given its integer functions, and of two solvers the better one counts. */
      fmpz_mat_t az, bz, xz, iz;
      fmpz_t den;
      fmpz_init(den);
      fmpz_mat_init(az, n, n);
      fmpz_mat_init(iz, n, n);
      fmpz_mat_init(bz, n, 1);
      fmpz_mat_init(xz, n, 1);
      fmpq_mat_get_fmpz_mat(az, a);
      fmpq_mat_get_fmpz_mat(bz, b);
      LEAST(ms, fmpz_mat_det(fmpq_numref(value), az));
      report(argv[f], "det", ms, value);
      LEAST(ms, fmpq_mat_solve_fmpz_mat_dixon(x, az, bz));
      LEAST(other, fmpz_mat_solve(xz, den, az, bz));
      report(argv[f], "solve", ms < other ? ms : other, fmpq_mat_entry(x, 0, 0));
      LEAST(ms, fmpz_mat_inv(iz, den, az));
      fmpq_set_fmpz_frac(value, fmpz_mat_entry(iz, 0, 0), den);
      report(argv[f], "inverse", ms, value);
    } else {
      LEAST(ms, fmpq_mat_det(value, a));
      report(argv[f], "det", ms, value);
      LEAST(ms, fmpq_mat_solve_dixon(x, a, b));
      LEAST(other, fmpq_mat_solve(x, a, b));
      report(argv[f], "solve", ms < other ? ms : other, fmpq_mat_entry(x, 0, 0));
      LEAST(ms, fmpq_mat_inv(inverse, a));
      report(argv[f], "inverse", ms, fmpq_mat_entry(inverse, 0, 0));
    }
  }
  return 0;
}
