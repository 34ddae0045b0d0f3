package org.anlage.analyzers.graph;

/** Kinds of random graphs that small-worldness is measured against. */
public enum NullModel {
  /** Uniform among graphs of as many nodes and edges (Erdos and Renyi's G(n, m)). */
  DENSITY_MATCHED,
  /** Same degree of every node (Maslov and Sneppen 2002, doi 10.1126/science.1065103). */
  DEGREE_PRESERVING,
  /**
   * The released study's: symmetric averages of two uniform numbers above 0.7, hence of density
   * 0.18 whatever the graph, and with self-loops (at three nodes of ten).
   */
  AS_RELEASED
}
