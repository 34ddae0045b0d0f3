package org.anlage.testkit.networks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Moments;

/** Activity of a known network; a step is a second. */
record KnownActivity(List<Matrix> parts, Matrix recurrent) implements ActivityView {
  @Override
  public String title() {
    return "known network";
  }

  @Override
  public int units() {
    return recurrent.rows();
  }

  @Override
  public double interval() {
    return 1;
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
  public Optional<Positions> positions() {
    return Optional.empty();
  }

  @Override
  public Optional<Matrix> weights() {
    return Optional.of(recurrent);
  }

  @Override
  public Set<String> arrays() {
    return Set.of();
  }

  @Override
  public Matrix array(String name) {
    throw new IllegalArgumentException("no array '" + name + "'");
  }
}
