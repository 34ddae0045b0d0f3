package org.anlage.analyzers.graph;

import org.anlage.api.random.RandomStream;

/**
 * Small-worldness: clustering relative to random graphs, per path length relative to theirs
 * (Humphries and Gurney 2008, doi 10.1371/journal.pone.0002051).
 *
 * @param smallWorldness (C / C_null) / (L / L_null); NaN where a part is undefined
 * @param nullClustering C_null, mean average clustering of the random graphs
 * @param nullPathLength L_null, mean characteristic path length; for {@link NullModel#AS_RELEASED}
 *     1 / mean global efficiency
 */
record SmallWorld(double smallWorldness, double nullClustering, double nullPathLength) {

  /** Draws the nulls, each from a stream of its own. */
  static SmallWorld of(
      BinaryGraph graph,
      double clustering,
      PathLengths paths,
      NullModel model,
      int nulls,
      RandomStream random) {
    boolean released = model == NullModel.AS_RELEASED;
    double nullClustering = 0;
    double nullPaths = 0;
    for (int k = 0; k < nulls; k++) {
      BinaryGraph drawn = NullGraphs.draw(model, graph, random.split(k));
      PathLengths drawnPaths = PathLengths.of(drawn);
      nullClustering += Clustering.average(drawn) / nulls;
      nullPaths += (released ? drawnPaths.efficiency() : drawnPaths.characteristic()) / nulls;
    }
    if (nulls == 0) {
      return new SmallWorld(Double.NaN, Double.NaN, Double.NaN);
    }
    double nullLength = released ? 1 / nullPaths : nullPaths;
    double length = released ? 1 / paths.efficiency() : paths.characteristic();
    double ratio = (clustering / nullClustering) / (length / nullLength);
    return new SmallWorld(Double.isFinite(ratio) ? ratio : Double.NaN, nullClustering, nullLength);
  }
}
