// The spark by the plain method, for bench/spark.mjs: depth first through all sets of columns, which are brought to zero in the rows of the pivots
// before them, modulo 2³¹ − 1; first all of one column, then of two, and so on. Reads files: n d, then the entries. Prints spark and milliseconds.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using Residue = std::uint64_t;
static const Residue P = 2147483647;
static int n, d;
static std::vector<std::vector<Residue>> columns;
static Residue basis[64][64];
static int pivots[64];

static Residue inverse(Residue a) {
  Residue result = 1;
  for (Residue e = P - 2; e; e /= 2, a = a * a % P)
    if (e % 2) result = result * a % P;
  return result;
}

// Whether some set of `size` columns with the `chosen` ones, which are independent, is dependent.
static bool dependent(int chosen, int from, int size) {
  for (int j = from; j <= d - (size - chosen); j++) {
    Residue v[64];
    for (int i = 0; i < n; i++) v[i] = columns[j][i];
    for (int t = 0; t < chosen; t++) {
      const Residue factor = v[pivots[t]];
      if (factor)
        for (int i = 0; i < n; i++) v[i] = (v[i] + (P - factor) * basis[t][i]) % P;
    }
    int r = 0;
    while (r < n && v[r] == 0) r++;
    if (r == n) return true;
    if (chosen + 1 == size) continue;
    const Residue scale = inverse(v[r]);
    for (int i = 0; i < n; i++) basis[chosen][i] = v[i] * scale % P;
    pivots[chosen] = r;
    if (dependent(chosen + 1, j + 1, size)) return true;
  }
  return false;
}

int main(int count, char **files) {
  for (int k = 1; k < count; k++) {
    FILE *file = std::fopen(files[k], "r");
    if (!file || std::fscanf(file, "%d %d", &n, &d) != 2 || n > 64) return 1;
    columns.assign(d, std::vector<Residue>(n));
    for (int i = 0; i < n; i++)
      for (int j = 0; j < d; j++) {
        long long entry;
        if (std::fscanf(file, "%lld", &entry) != 1) return 1;
        columns[j][i] = static_cast<Residue>((entry % static_cast<long long>(P) + P) % P);
      }
    std::fclose(file);
    const std::clock_t begin = std::clock();
    int spark = 1;
    while (spark <= n && !dependent(0, 0, spark)) spark++;
    std::printf("%s %d %.3f\n", files[k], spark, 1e3 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    std::fflush(stdout);
  }
}
