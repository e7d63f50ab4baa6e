/*
 * eigenvector.c — eigenvector centrality (Bonacich 1972) by restarted Lanczos.
 *
 * Plain power iteration needs thousands of steps where two groups are almost
 * equally strong, and never ends on a bipartite graph, which has -l for every
 * l. Instead the graph is seen from the space of the last STEPS products: there
 * its matrix is small and tridiagonal, -l and l are far apart, and the best
 * vector of that space starts the next round. A few rounds do.
 *
 * The start is the strength of each person, so that components that share the
 * largest eigenvalue all keep their part of it.
 */
#include "analysis/measures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CONVERGED 1e-13 /* residual, of the eigenvalue */
#define NOTHING   1e-14 /* of the maximum: rounding, not centrality */

enum { STEPS = 24, MOST_ROUNDS = 1000, MOST_SQUARINGS = 60 };

typedef double small[STEPS][STEPS];

typedef struct krylov {
    double *basis;                      /* STEPS + 1 rows of n */
    double along[STEPS], across[STEPS]; /* the diagonals */
    int steps;                          /* how many were possible */
} krylov;

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static double scale_to_one(double *a, size_t n)
{
    double length = sqrt(dot(a, a, n));
    for (size_t i = 0; length > 0 && i < n; i++)
        a[i] /= length;
    return length;
}

/* The space of x, Ax, A^2 x ..., each made orthogonal to all before, twice:
 * once leaves errors that grow. */
static void span_space(const people *g, krylov *k)
{
    size_t n = g->n;
    scale_to_one(k->basis, n);
    k->steps = 0;
    for (int i = 0; i < STEPS && (size_t)i < n; i++) {
        const double *x = k->basis + (size_t)i * n;
        double *y = k->basis + (size_t)(i + 1) * n;
        for (uint32_t v = 0; v < g->n; v++) {
            y[v] = 0;
            for (uint32_t a = g->first[v]; a < g->first[v + 1]; a++)
                y[v] += g->strength[a].s * x[g->to[a]];
        }
        double whole = sqrt(dot(y, y, n));
        k->along[i] = dot(x, y, n);
        for (int pass = 0; pass < 2; pass++)
            for (int j = 0; j <= i; j++) {
                const double *z = k->basis + (size_t)j * n;
                double part = dot(y, z, n);
                for (size_t v = 0; v < n; v++)
                    y[v] -= part * z[v];
            }
        k->across[i] = scale_to_one(y, n);
        k->steps = i + 1;
        if (k->across[i] <= 1e-15 * whole) {
            k->across[i] = 0; /* the space is closed */
            return;
        }
    }
}

static double square(small matrix, int n)
{
    small product;
    double trace = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int l = 0; l < n; l++)
                sum += matrix[i][l] * matrix[l][j];
            product[i][j] = sum;
        }
    for (int i = 0; i < n; i++)
        trace += product[i][i];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            matrix[i][j] = product[i][j] / trace;
    return trace;
}

/* The top eigenvector of the tridiagonal matrix: shifted to be positive and
 * squared until only the projection onto it is left (trace of P^2 = 1). */
static void solve_small(const krylov *k, double *top)
{
    small matrix = {0};
    int n = k->steps, widest = 0;
    double shift = 0;
    for (int i = 0; i < n; i++) {
        double before = i ? k->across[i - 1] : 0;
        double after = i + 1 < n ? k->across[i] : 0;
        shift = fmax(shift, fabs(k->along[i]) + before + after);
    }
    for (int i = 0; i < n; i++) {
        matrix[i][i] = (k->along[i] + shift) / (2 * n * shift);
        if (i + 1 < n)
            matrix[i][i + 1] = matrix[i + 1][i] =
                k->across[i] / (2 * n * shift);
    }
    square(matrix, n);
    for (int i = 0; i < MOST_SQUARINGS; i++)
        if (1 - square(matrix, n) < 1e-15)
            break;
    for (int i = 1; i < n; i++)
        if (matrix[i][i] > matrix[widest][widest])
            widest = i;
    memcpy(top, matrix[widest], (size_t)n * sizeof *top);
    scale_to_one(top, (size_t)n);
}

/* One round: the best vector of the space becomes the first of the next; the
 * residual of it as part of its eigenvalue. */
static double improve(const people *g, krylov *k, double *score)
{
    double top[STEPS] = {0}, value = 0;
    size_t n = g->n;
    span_space(g, k);
    solve_small(k, top);
    for (int i = 0; i < k->steps; i++) {
        value += k->along[i] * top[i] * top[i];
        if (i + 1 < k->steps)
            value += 2 * k->across[i] * top[i] * top[i + 1];
    }
    for (size_t v = 0; v < n; v++) {
        score[v] = 0;
        for (int i = 0; i < k->steps; i++)
            score[v] += top[i] * k->basis[(size_t)i * n + v];
    }
    memcpy(k->basis, score, n * sizeof *score);
    int last = k->steps - 1;
    return fabs(k->across[last] * top[last]) / value;
}

bool kith_eigenvector(const people *g, double *score)
{
    size_t n = g->n;
    for (size_t v = 0; v < n; v++)
        score[v] = UNDEFINED;
    if (!g->m)
        return true;
    krylov k = {.basis = calloc((STEPS + 1) * n + 1, sizeof *k.basis)};
    if (!k.basis)
        return false;
    memcpy(k.basis, g->total, n * sizeof *k.basis);
    for (int i = 0; i < MOST_ROUNDS; i++)
        if (!(improve(g, &k, score) > CONVERGED))
            break;

    double most = 0;
    for (size_t v = 0; v < n; v++)
        most = fabs(score[v]) > fabs(most) ? score[v] : most;
    for (size_t v = 0; v < n; v++) {
        score[v] /= most;
        if (score[v] < NOTHING)
            score[v] = 0;
    }
    free(k.basis);
    return true;
}
