package org.anlage.engine.compute;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.anlage.algebra.SignalToNoise;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Moments;

/** The units of a recording whose signal-to-noise ratio is large enough. */
final class SnrFilteredActivity implements ActivityView {
  private final ActivityView all;
  private final int[] kept;

  private SnrFilteredActivity(ActivityView all, int[] kept) {
    this.all = all;
    this.kept = kept;
  }

  /**
   * Chooses units; constant ones have no ratio and are left out.
   *
   * @param least -1: all units, constant ones too
   */
  static ActivityView of(ActivityView all, double least) {
    if (least <= -1) {
      return all;
    }
    SignalToNoise ratios = new SignalToNoise(all.units());
    for (int s = 0; s < all.segments(); s++) {
      ratios.add(all.segment(s));
    }
    int[] kept =
        IntStream.range(0, all.units()).filter(unit -> ratios.ratio(unit) >= least).toArray();
    if (kept.length == 0) {
      throw ProblemException.data(
          new Problem(
              "no unit is left",
              all.title(),
              all.units() + " units with a lower signal-to-noise ratio, or that never change",
              "units with a ratio of at least " + least,
              "lower \"leastSnr\" of the recording"));
    }
    return kept.length == all.units() ? all : new SnrFilteredActivity(all, kept);
  }

  @Override
  public String title() {
    return all.title() + ", " + kept.length + " of them clear";
  }

  @Override
  public int units() {
    return kept.length;
  }

  @Override
  public double interval() {
    return all.interval();
  }

  @Override
  public int segments() {
    return all.segments();
  }

  @Override
  public int samples(int segment) {
    return all.samples(segment);
  }

  @Override
  public Matrix segment(int index) {
    return rows(all.segment(index));
  }

  private Matrix rows(Matrix values) {
    int columns = values.columns();
    Matrix result = Matrix.zeros(kept.length, columns);
    for (int i = 0; i < kept.length; i++) {
      System.arraycopy(values.values(), kept[i] * columns, result.values(), i * columns, columns);
    }
    return result;
  }

  @Override
  public Optional<Moments> moments() {
    return Optional.empty();
  }

  @Override
  public Optional<Positions> positions() {
    return all.positions().map(positions -> new Positions(rows(positions.micrometres())));
  }

  @Override
  public Optional<Matrix> weights() {
    return all.weights().map(weights -> rows(rows(weights).transpose()).transpose());
  }

  @Override
  public Set<String> arrays() {
    return all.arrays();
  }

  @Override
  public Matrix array(String name) {
    return all.array(name);
  }
}
