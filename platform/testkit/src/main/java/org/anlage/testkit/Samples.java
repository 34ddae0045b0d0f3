package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Precision;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.training.TrainingMonitor;

/** Collects what a simulator hands on, and checks its form. */
final class Samples implements Simulator.Sink {
  private final Simulator.Extent extent;
  private final int units;
  private final RealBuffer form;
  private final long stop;
  private final List<double[]> states = new ArrayList<>();
  private final Map<String, Matrix> kept = new TreeMap<>();
  private long steps;

  /**
   * An empty collection.
   *
   * @param extent what the simulator says that it will simulate
   * @param units number of units
   * @param precision of the states that are expected
   * @param stop the step after which the user stops the simulation
   */
  Samples(Simulator.Extent extent, int units, Precision precision, long stop) {
    this.extent = extent;
    this.units = units;
    this.stop = stop;
    form = precision.allocate(0);
  }

  @Override
  public void accept(RealBuffer sample) {
    assertEquals(extent.trajectories() * units, sample.length(), "trajectories x units");
    assertEquals(form.getClass(), sample.getClass(), "precision of the states");
    states.add(sample.toDoubles());
  }

  @Override
  public void keep(String name, Matrix array) {
    assertTrue(
        name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"),
        () -> "\"" + name + "\" is kept; write lower case with underscores");
    kept.put(name, array);
  }

  @Override
  public void reached(long step) {
    assertTrue(step >= steps, () -> "step " + step + " was reached after step " + steps);
    steps = step;
    if (steps >= stop) {
      throw new TrainingMonitor.Interrupted();
    }
  }

  /** States of every sample, trajectories x units. */
  List<double[]> states() {
    return states;
  }

  /** Arrays that were kept, by name. */
  Map<String, Matrix> kept() {
    return kept;
  }

  /** The last step that was reached. */
  long steps() {
    return steps;
  }

  /** Whether all states are. */
  boolean finite() {
    return states.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }
}
