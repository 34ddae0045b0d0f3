package org.anlage.api.kernel;

import org.anlage.api.matrix.RealBuffer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Products with weights on a list of edges. States are rows of lanes: row i belongs to unit i and
 * has one element per trial, so that an edge reads and writes neighbouring numbers. The number of
 * lanes is a multiple of 16.
 *
 * <p>Bit rule: edges are taken in order; products are rounded before they are added.
 */
@ProviderType
public interface EdgeProducts {
  /**
   * to[target] += w from[source], for each edge.
   *
   * @param sources source of each edge
   * @param targets target of each edge
   * @param weights weight of each edge
   * @param from rows of lanes
   * @param to rows of lanes; must not overlap {@code from}
   * @param lanes elements of a row, a multiple of 16
   */
  void add(
      int[] sources, int[] targets, RealBuffer weights, RealBuffer from, RealBuffer to, int lanes);

  /**
   * sums[edge] += the inner product of a[source] and b[target]. Lane k is added to partial sum k
   * mod 16; the last eight partial sums are added to the first eight, and so on by halves.
   *
   * @param sources source of each edge
   * @param targets target of each edge
   * @param a rows of lanes
   * @param b rows of lanes
   * @param sums one for each edge
   * @param lanes elements of a row, a multiple of 16
   */
  void addInner(
      int[] sources, int[] targets, RealBuffer a, RealBuffer b, RealBuffer sums, int lanes);
}
