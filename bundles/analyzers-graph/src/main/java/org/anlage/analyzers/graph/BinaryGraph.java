package org.anlage.analyzers.graph;

/**
 * An undirected unweighted graph as rows of bits; memory N^2 / 8 bytes. Self-loops may be held (the
 * published null graphs have them) and count in a node's degree once.
 */
final class BinaryGraph {
  private final int nodes;
  private final int words;
  private final long[] bits;

  BinaryGraph(int nodes) {
    this.nodes = nodes;
    words = (nodes + 63) / 64;
    bits = new long[nodes * words];
  }

  int nodes() {
    return nodes;
  }

  /** Words of one row of bits. */
  int words() {
    return words;
  }

  /** One word of the neighbours of a node; bit b of word w is node 64 w + b. */
  long word(int node, int word) {
    return bits[node * words + word];
  }

  boolean has(int a, int b) {
    return (bits[a * words + (b >> 6)] >>> b & 1) != 0;
  }

  void connect(int a, int b) {
    bits[a * words + (b >> 6)] |= 1L << b;
    bits[b * words + (a >> 6)] |= 1L << a;
  }

  void disconnect(int a, int b) {
    bits[a * words + (b >> 6)] &= ~(1L << b);
    bits[b * words + (a >> 6)] &= ~(1L << a);
  }

  int degree(int node) {
    int degree = 0;
    for (int w = 0; w < words; w++) {
      degree += Long.bitCount(word(node, w));
    }
    return degree;
  }

  /** Number of nodes that are neighbours of both. */
  int commonNeighbours(int a, int b) {
    int common = 0;
    for (int w = 0; w < words; w++) {
      common += Long.bitCount(word(a, w) & word(b, w));
    }
    return common;
  }

  /** Number of edges between different nodes. */
  int edges() {
    int ends = 0;
    for (int i = 0; i < nodes; i++) {
      ends += degree(i) - (has(i, i) ? 1 : 0);
    }
    return ends / 2;
  }

  /** Ends of all edges between different nodes, by the first end, then the second: a0 b0 a1 b1. */
  int[] edgeList() {
    int[] list = new int[2 * edges()];
    int next = 0;
    for (int a = 0; a < nodes; a++) {
      for (int b = a + 1; b < nodes; b++) {
        if (has(a, b)) {
          list[next++] = a;
          list[next++] = b;
        }
      }
    }
    return list;
  }

  BinaryGraph copy() {
    BinaryGraph copy = new BinaryGraph(nodes);
    System.arraycopy(bits, 0, copy.bits, 0, bits.length);
    return copy;
  }
}
