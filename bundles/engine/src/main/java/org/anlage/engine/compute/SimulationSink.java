package org.anlage.engine.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.algebra.CovarianceSum;
import org.anlage.algebra.Workers;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Moments;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.TrainingMonitor;
import org.anlage.engine.definition.KeepSettings;

/** Takes the samples of a simulation: sums moments of all, keeps a window of some. */
final class SimulationSink implements Simulator.Sink {
  private static final long REPORT_NANOS = 100_000_000;
  private final int units;
  private final Simulator.Extent extent;
  private final TrainingMonitor monitor;
  private final Optional<CovarianceSum> sum;
  private final List<RealBuffer> windows = new ArrayList<>();
  private final int windowSamples;
  private final Map<String, Matrix> kept = new TreeMap<>();
  private long last = System.nanoTime();
  private int samples;

  SimulationSink(
      int units,
      Precision precision,
      Simulator.Extent extent,
      KeepSettings keep,
      Kernels kernels,
      Workers workers,
      TrainingMonitor monitor) {
    this.units = units;
    this.extent = extent;
    this.monitor = monitor;
    sum =
        keep.covariance() && extent.samples() > 0
            ? Optional.of(new CovarianceSum(units, precision, kernels, workers))
            : Optional.empty();
    windowSamples = Math.min(keep.samples(), extent.samples());
    for (int i = 0; i < Math.min(keep.trajectories(), extent.trajectories()); i++) {
      if (windowSamples > 0) {
        windows.add(precision.allocate(Math.multiplyExact(windowSamples, units)));
      }
    }
  }

  @Override
  public void accept(RealBuffer states) {
    sum.ifPresent(s -> s.add(states, extent.trajectories()));
    if (samples < windowSamples) {
      for (int i = 0; i < windows.size(); i++) {
        windows.get(i).copyFrom(states, i * units, samples * units, units);
      }
    }
    samples++;
  }

  @Override
  public void keep(String name, Matrix array) {
    kept.put(name, array);
  }

  @Override
  public void reached(long step) {
    long now = System.nanoTime();
    if (now - last >= REPORT_NANOS || step == extent.steps()) {
      last = now;
      // Progress counts in whole thousandths, for steps may be more than an int holds.
      monitor.updated((int) (1000 * step / Math.max(1, extent.steps())), 1000, Double.NaN);
    }
    if (monitor.cancelled()) {
      throw new TrainingMonitor.Interrupted();
    }
  }

  /** Moments of all samples; none if they were not asked for or nothing came. */
  Optional<Moments> moments() {
    return samples == 0 ? Optional.empty() : sum.map(CovarianceSum::moments);
  }

  /** The window of each trajectory that is kept, samples x units. */
  List<RealBuffer> windows() {
    return List.copyOf(windows);
  }

  /** Samples in each window. */
  int windowSamples() {
    return Math.min(windowSamples, samples);
  }

  /** Arrays that the simulator kept. */
  Map<String, Matrix> kept() {
    return kept;
  }
}
