package org.anlage.testkit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anlage.api.cell.CellAdjoint;
import org.anlage.api.cell.CellContext;
import org.anlage.api.cell.CellEquations;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStep;
import org.anlage.api.cell.CellType;
import org.anlage.api.cell.RecordedStep;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.trainers.tape.Program;

/**
 * A cell that runs on random inputs, and the way back from a weighted sum of its states. Buffers
 * that a cell is to write hold NaN before.
 */
final class CellRun {
  static final int TRIALS = 5;
  static final int STEPS = 4;

  private final CellShape shape;
  private final CellLayout layout;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final CellEquations equations;
  private final int width;
  private final RealBuffer rows;
  private final RealBuffer kept;
  private final double[] inputs;
  private final double[] start;
  private final double[] factors;

  /** Where a parameter, or its gradient, is. */
  private record Place(CellParameter parameter, RealBuffer buffer, int offset) {}

  /**
   * Gradients of a weighted sum of states.
   *
   * @param parameters by name
   * @param inputs steps x trials x inputs
   * @param start with respect to the states before the first step, trials x S
   */
  record Slopes(Map<String, double[]> parameters, double[] inputs, double[] start) {
    /** Those of a parameter. */
    double[] of(String name) {
      return Optional.ofNullable(parameters.get(name)).orElseThrow();
    }
  }

  /** A cell with these values; its states start from random ones. */
  CellRun(CellType<Record> cell, Record parameters, CellShape shape, Map<String, Matrix> values) {
    this.shape = shape;
    layout = cell.layout(parameters, shape, values);
    place(values);
    equations = cell.bind(parameters, shape, new Context());
    equations.changed();
    width = shape.inputs() + 1 + layout.state();
    rows = shape.precision().allocate((STEPS + 1) * TRIALS * width);
    kept = shape.precision().allocate(STEPS * TRIALS * equations.kept().orElse(layout.kept()));
    inputs = gaussian(STEPS * TRIALS * shape.inputs(), 1, "inputs");
    start = gaussian(TRIALS * layout.state(), 0.5, "start");
    factors = gaussian(STEPS * TRIALS * layout.state(), 1, "factors");
  }

  /** Numbers that single precision holds exactly. */
  private static double[] gaussian(int length, double deviation, String purpose) {
    RandomStream random = RandomStream.of(11).split(purpose);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  private void place(Map<String, Matrix> values) {
    List<CellParameter> all = layout.parameters();
    for (int first = 0; first < all.size(); ) {
      int end = first + 1;
      int length = all.get(first).length();
      while (end < all.size() && all.get(end).joined()) {
        length += all.get(end++).length();
      }
      RealBuffer buffer = shape.precision().allocate(length);
      int offset = 0;
      for (CellParameter parameter : all.subList(first, end)) {
        double[] given = Optional.ofNullable(values.get(parameter.name())).orElseThrow().values();
        for (int i = 0; i < given.length; i++) {
          buffer.set(offset + i, given[i]);
        }
        places.put(parameter.name(), new Place(parameter, buffer, offset));
        offset += parameter.length();
      }
      first = end;
    }
  }

  /** The parameters that are learned. */
  List<CellParameter> learned() {
    return layout.parameters().stream().filter(CellParameter::learned).toList();
  }

  CellEquations equations() {
    return equations;
  }

  /** Inputs, steps x trials x inputs; may be changed. */
  double[] inputs() {
    return inputs;
  }

  /** States before the first step, trials x S; may be changed. */
  double[] start() {
    return start;
  }

  /** Values of state per trial. */
  int width() {
    return layout.state();
  }

  /** Adds to a value of a parameter. */
  void shift(String name, int index, double by) {
    Place place = place(name);
    int at = place.offset() + index;
    place.buffer().set(at, place.buffer().get(at) + by);
    equations.changed();
  }

  private Place place(String name) {
    return Optional.ofNullable(places.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no parameter '" + name + "'"));
  }

  /** States after every step of all trials, steps x trials x S. */
  double[] states() {
    return states(0, TRIALS, Optional.empty());
  }

  /**
   * States after every step of some trials, steps x count x S.
   *
   * @param first the first of them
   * @param count how many
   * @param drive what is added to what enters the units
   */
  double[] states(int first, int count, Optional<RealBuffer> drive) {
    rows.fill(0, rows.length(), Double.NaN);
    kept.fill(0, kept.length(), Double.NaN);
    for (int trial = 0; trial < count; trial++) {
      for (int t = 0; t < STEPS; t++) {
        int row = (t * TRIALS + trial) * width;
        for (int i = 0; i < shape.inputs(); i++) {
          rows.set(row + i, inputs[(t * TRIALS + first + trial) * shape.inputs() + i]);
        }
        rows.set(row + shape.inputs(), 1);
      }
      for (int k = 0; k < layout.state(); k++) {
        rows.set(trial * width + shape.inputs() + 1 + k, start[(first + trial) * width() + k]);
      }
    }
    double[] states = new double[STEPS * count * layout.state()];
    for (int t = 0; t < STEPS; t++) {
      Step step = new Step(t, count, drive);
      equations.forward(step);
      for (int trial = 0; trial < count; trial++) {
        for (int k = 0; k < layout.state(); k++) {
          states[(t * count + trial) * layout.state() + k] =
              rows.get(step.after() + trial * width + k);
        }
      }
    }
    return states;
  }

  /** The weighted sum of all states. */
  double sum() {
    double[] states = states();
    double sum = 0;
    for (int k = 0; k < states.length; k++) {
      sum += factors[k] * states[k];
    }
    return sum;
  }

  /** The way back from the sum, after all states were computed. */
  Slopes back() {
    states();
    Adjoint adjoint = new Adjoint(true);
    equations.prepare();
    int length = TRIALS * layout.state();
    double[] toInputs = new double[inputs.length];
    double[] earlier = new double[length];
    for (int t = STEPS - 1; t >= 0; t--) {
      for (int k = 0; k < length; k++) {
        adjoint.delta.set(k, factors[t * length + k] + earlier[k]);
      }
      adjoint.earlier.fill(0, length, Double.NaN);
      adjoint.input.fill(0, adjoint.input.length(), Double.NaN);
      equations.backward(new Step(t, TRIALS, Optional.empty()), adjoint);
      earlier = adjoint.earlier.toDoubles();
      double[] now = adjoint.input.toDoubles();
      System.arraycopy(now, 0, toInputs, t * now.length, now.length);
    }
    equations.finish(adjoint);
    return new Slopes(adjoint.gradients(), toInputs, earlier);
  }

  /**
   * The way back through the last step, from one state of every trial and through no other unit:
   * trials x S.
   */
  double[] ownWayBack(int state) {
    states();
    Adjoint adjoint = new Adjoint(false);
    equations.prepare();
    for (int trial = 0; trial < TRIALS; trial++) {
      adjoint.delta.set(trial * layout.state() + state, 1);
    }
    adjoint.earlier.fill(0, adjoint.earlier.length(), Double.NaN);
    equations.backward(new Step(STEPS - 1, TRIALS, Optional.empty()), adjoint);
    equations.finish(adjoint);
    return adjoint.earlier.toDoubles();
  }

  /** The N x N weights that the cell makes of its parameters, where it does. */
  Optional<double[]> madeWeights() {
    return equations
        .madeWeights()
        .map(
            made -> {
              RealBuffer weights = shape.precision().allocate(shape.units() * shape.units());
              weights.fill(0, weights.length(), Double.NaN);
              made.write(weights);
              return weights.toDoubles();
            });
  }

  /** From the gradient with respect to made weights to those of parameters. */
  Slopes fromMadeWeights(double[] slopes) {
    states();
    equations.prepare();
    RealBuffer gradient = shape.precision().allocate(slopes.length);
    gradient.setAll(slopes);
    Adjoint adjoint = new Adjoint(true);
    equations.madeWeights().orElseThrow().addGradient(gradient, adjoint);
    return new Slopes(adjoint.gradients(), new double[0], new double[0]);
  }

  private final class Context implements CellContext {
    @Override
    public Kernels kernels() {
      return Fixtures.KERNELS;
    }

    @Override
    public int trials() {
      return TRIALS;
    }

    @Override
    public RealBuffer values(String name) {
      return place(name).buffer();
    }

    @Override
    public int offset(String name) {
      return place(name).offset();
    }

    @Override
    public CellEquations record(RecordedStep step) {
      return new Program(step, layout, shape, this, shape.precision().allocate(0));
    }
  }

  private final class Step implements CellStep {
    private final int step;
    private final int trials;
    private final Optional<RealBuffer> drive;

    Step(int step, int trials, Optional<RealBuffer> drive) {
      this.step = step;
      this.trials = trials;
      this.drive = drive;
    }

    @Override
    public int step() {
      return step;
    }

    @Override
    public int trials() {
      return trials;
    }

    @Override
    public RealBuffer rows() {
      return rows;
    }

    @Override
    public int stride() {
      return width;
    }

    @Override
    public int input() {
      return step * TRIALS * width;
    }

    @Override
    public int before() {
      return input() + shape.inputs() + 1;
    }

    @Override
    public int after() {
      return before() + TRIALS * width;
    }

    @Override
    public boolean fromZero() {
      return false;
    }

    @Override
    public RealBuffer kept() {
      return kept;
    }

    @Override
    public int keptAt() {
      return step * TRIALS * equations.kept().orElse(layout.kept());
    }

    @Override
    public Optional<RealBuffer> drive() {
      return drive;
    }
  }

  private final class Adjoint implements CellAdjoint {
    private final boolean throughOthers;
    private final RealBuffer delta = shape.precision().allocate(TRIALS * layout.state());
    private final RealBuffer earlier = shape.precision().allocate(TRIALS * layout.state());
    private final RealBuffer input = shape.precision().allocate(TRIALS * shape.inputs());
    private final Map<RealBuffer, RealBuffer> zeros = new IdentityHashMap<>();

    Adjoint(boolean throughOthers) {
      this.throughOthers = throughOthers;
      places
          .values()
          .forEach(place -> zeros.computeIfAbsent(place.buffer(), b -> b.allocate(b.length())));
    }

    private RealBuffer zero(Place place) {
      return Optional.ofNullable(zeros.get(place.buffer())).orElseThrow();
    }

    Map<String, double[]> gradients() {
      Map<String, double[]> gradients = new TreeMap<>();
      for (CellParameter parameter : learned()) {
        Place place = place(parameter.name());
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < parameter.length(); i++) {
          values.add(zero(place).get(place.offset() + i));
        }
        gradients.put(parameter.name(), values.stream().mapToDouble(Double::doubleValue).toArray());
      }
      return gradients;
    }

    @Override
    public RealBuffer delta() {
      return delta;
    }

    @Override
    public RealBuffer earlier() {
      return earlier;
    }

    @Override
    public boolean earlierWanted() {
      return true;
    }

    @Override
    public RealBuffer gradient(String name) {
      Place place = place(name);
      if (!place.parameter().learned()) {
        throw new IllegalArgumentException("no learned parameter '" + name + "'");
      }
      return zero(place);
    }

    @Override
    public int offset(String name) {
      return place(name).offset();
    }

    @Override
    public RealBuffer input() {
      return input;
    }

    @Override
    public boolean inputWanted() {
      return true;
    }

    @Override
    public boolean throughOthers() {
      return throughOthers;
    }
  }
}
