package org.anlage.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.anlage.api.matrix.Matrix;

/**
 * Strongly connected components of the nonzero entries of a matrix (Tarjan 1972, doi
 * 10.1137/0201010), without recursion. In an order of its components the matrix is block
 * triangular, so that its eigenvalues are those of the blocks. O(n^2) time.
 */
final class StrongComponents {
  private final Matrix a;
  private final int n;
  private final int[] order;
  private final int[] low;
  private final boolean[] open;
  private final int[] stack;
  private final int[] path;
  private final int[] next;
  private final List<int[]> found = new ArrayList<>();
  private int visited;
  private int size;

  private StrongComponents(Matrix a) {
    this.a = a;
    n = a.rows();
    order = new int[n];
    low = new int[n];
    open = new boolean[n];
    stack = new int[n];
    path = new int[n];
    next = new int[n];
  }

  /** Members of each component, ascending; components by their smallest member. */
  static List<int[]> of(Matrix a) {
    StrongComponents components = new StrongComponents(a);
    for (int i = 0; i < components.n; i++) {
      if (components.order[i] == 0) {
        components.visit(i);
      }
    }
    components.found.sort(Comparator.comparingInt(members -> members[0]));
    return components.found;
  }

  private void visit(int root) {
    int depth = 0;
    enter(root, depth);
    while (depth >= 0) {
      int i = path[depth];
      int to = nextNeighbour(i);
      if (to < n) {
        if (order[to] == 0) {
          enter(to, ++depth);
        } else if (open[to]) {
          low[i] = Math.min(low[i], order[to]);
        }
        continue;
      }
      if (low[i] == order[i]) {
        close(i);
      }
      depth--;
      if (depth >= 0) {
        low[path[depth]] = Math.min(low[path[depth]], low[i]);
      }
    }
  }

  private void enter(int i, int depth) {
    path[depth] = i;
    order[i] = ++visited;
    low[i] = visited;
    open[i] = true;
    stack[size++] = i;
  }

  private int nextNeighbour(int i) {
    int j = next[i];
    while (j < n && (j == i || a.values()[i * n + j] == 0)) {
      j++;
    }
    next[i] = Math.min(j + 1, n);
    return j;
  }

  private void close(int root) {
    int from = size;
    do {
      from--;
      open[stack[from]] = false;
    } while (stack[from] != root);
    int[] members = Arrays.copyOfRange(stack, from, size);
    Arrays.sort(members);
    found.add(members);
    size = from;
  }
}
