package org.anlage.analyzers.dynamics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Moments;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;

/** Activity in memory. */
record GivenActivity(
    List<Matrix> parts,
    Optional<Positions> positions,
    Optional<Matrix> weights,
    Map<String, Matrix> kept)
    implements ActivityView {
  static final AnalysisContext CONTEXT =
      new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions());

  static GivenActivity of(Matrix... parts) {
    return new GivenActivity(List.of(parts), Optional.empty(), Optional.empty(), Map.of());
  }

  static Matrix normal(int rows, int columns, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(rows, columns).map(x -> random.nextGaussian());
  }

  @Override
  public String title() {
    return "given";
  }

  @Override
  public int units() {
    return parts.isEmpty() ? 0 : parts.get(0).rows();
  }

  @Override
  public double interval() {
    return 0.05;
  }

  @Override
  public int segments() {
    return parts.size();
  }

  @Override
  public int samples(int segment) {
    return parts.get(segment).columns();
  }

  @Override
  public Matrix segment(int index) {
    return parts.get(index).copy();
  }

  @Override
  public Optional<Moments> moments() {
    return Optional.empty();
  }

  @Override
  public Set<String> arrays() {
    return kept.keySet();
  }

  @Override
  public Matrix array(String name) {
    return Optional.ofNullable(kept.get(name)).orElseThrow();
  }
}
