package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import org.anlage.api.cell.CellLayout;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.CellShape;
import org.anlage.api.cell.CellStart;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.kernel.Activation;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.training.TrainingResult;
import org.anlage.trainers.FullGradient;

/** Contract of cells, on seven units with three inputs. */
final class CellContract {
  private static final int INPUTS = 3;
  private static final int UNITS = 7;
  private static final double STEP = 1e-6;

  private CellContract() {}

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, CellType<Record> cell) {
    tests.add("finite values of the shapes of its layout", () -> starts(subject, cell));
    tests.add(
        "its gradients are those of finite differences",
        () -> differences(run(subject, new SmoothCell(cell), Precision.FLOAT64)));
    tests.add(
        "gradients of weights that it makes reach its parameters",
        () -> made(run(subject, new SmoothCell(cell), Precision.FLOAT64)));
    tests.add("both precisions agree", () -> precisions(subject, new SmoothCell(cell)));
    tests.add("the same bits however a batch is split", () -> split(subject, cell));
    tests.add("local ways back and drives do what they say", () -> offers(subject, cell));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (N = " + UNITS + ", " + CellRun.STEPS + " steps)",
        () -> weights(1),
        given -> ways(subject, cell, given),
        given -> ways(subject, cell, weights(2)));
    tests.add(
        "two runs have buffers of their own",
        () -> {
          CellRun first = run(subject, cell, Precision.FLOAT32);
          String alone = Fingerprint.of(List.of(first.states(), first.back()));
          run(subject, cell, Precision.FLOAT32).shift(first.learned().get(0).name(), 0, 1);
          Fingerprint.assertSame(
              alone, List.of(first.states(), first.back()), RegularizerContract.BUFFERS);
        });
    tests.add(
        "it is trained, with the same bits after an interruption", () -> trains(subject, cell));
    tests.add("odd weights are refused, or used", () -> odd(subject, cell));
  }

  /** N x N weights, some of them zero, exact in single precision. */
  private static Matrix weights(long seed) {
    Matrix weights = Fixtures.weights(UNITS, seed).map(x -> (float) x);
    return weights.combine(Fixtures.weights(UNITS, seed + 50), (w, x) -> x > 0.3 ? 0 : w);
  }

  private static CellShape shape(int units, Precision precision) {
    return new CellShape(INPUTS, units, Activation.TANH, precision);
  }

  private static Map<String, Matrix> initial(
      ComponentUnderTest<Record> subject, CellType<Record> cell, Matrix weights) {
    return cell.initial(
        subject.parameters(),
        shape(weights.rows(), Precision.FLOAT64),
        TinyTraining.start(weights));
  }

  /** A run of the cell, whose learned values are a little off where they start, for zeros hide. */
  private static CellRun run(
      ComponentUnderTest<Record> subject, CellType<Record> cell, Precision precision) {
    Map<String, Matrix> values = new HashMap<>(initial(subject, cell, weights(1)));
    CellShape shape = shape(UNITS, precision);
    for (CellParameter p : cell.layout(subject.parameters(), shape, values).parameters()) {
      if (p.learned()) {
        int[] k = {0};
        values.computeIfPresent(
            p.name(),
            (name, start) ->
                start.map(
                    x ->
                        (float)
                            Math.max(
                                p.least(), Math.min(p.most(), x + 0.05 * StrictMath.sin(++k[0])))));
      }
    }
    return new CellRun(cell, subject.parameters(), shape, values);
  }

  private static void starts(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    Map<String, Matrix> values = initial(subject, cell, weights(1));
    CellLayout layout = cell.layout(subject.parameters(), shape(UNITS, Precision.FLOAT64), values);
    assertTrue(layout.state() >= UNITS, "a state has at least as many values as there are units");
    for (CellParameter parameter : layout.parameters()) {
      Matrix given = values.get(parameter.name());
      if (given == null) {
        throw new AssertionError(
            "the layout has a parameter '" + parameter.name() + "' that initial() does not give");
      }
      assertEquals(
          parameter.rows() + " x " + parameter.columns(),
          given.rows() + " x " + given.columns(),
          "parameter '" + parameter.name() + "' of initial() against the layout");
      assertTrue(TransformContract.finite(given), parameter.name() + " is not finite");
      for (double value : given.values()) {
        assertTrue(
            value >= parameter.least() && value <= parameter.most(),
            () -> parameter.name() + " starts at " + value + ", outside of its bounds");
      }
    }
    CellRun run = new CellRun(cell, subject.parameters(), shape(UNITS, Precision.FLOAT64), values);
    run.madeWeights()
        .ifPresent(
            made -> {
              Matrix given = values.get(Network.RECURRENT);
              if (given == null) {
                throw new AssertionError(
                    "a cell that makes its recurrent weights gives them in initial() as "
                        + Network.RECURRENT);
              }
              assertArrayEquals(
                  given.values(),
                  made,
                  1e-9,
                  Network.RECURRENT + " of initial() against the weights that it makes");
            });
  }

  private static void differences(CellRun run) {
    CellRun.Slopes found = run.back();
    for (CellParameter parameter : run.learned()) {
      double[] slopes = found.of(parameter.name());
      for (int i = 0; i < parameter.length(); i++) {
        int index = i;
        compare(
            slopes,
            i,
            by -> run.shift(parameter.name(), index, by),
            run::sum,
            "gradient of " + parameter.name());
      }
    }
    array(found.inputs(), run.inputs(), run, "gradient of the inputs");
    array(found.start(), run.start(), run, "gradient of the states before a step");
  }

  private static void array(double[] slopes, double[] values, CellRun run, String what) {
    for (int i = 0; i < values.length; i++) {
      int index = i;
      compare(slopes, i, by -> values[index] += by, run::sum, what);
    }
  }

  private static void compare(
      double[] slopes, int index, DoubleConsumer shift, DoubleSupplier value, String what) {
    assertTrue(
        Double.isFinite(slopes[index]),
        () -> what + ", value " + index + ": it was not written, or is not finite");
    shift.accept(STEP);
    double above = value.getAsDouble();
    shift.accept(-2 * STEP);
    double below = value.getAsDouble();
    shift.accept(STEP);
    assertEquals(
        (above - below) / (2 * STEP),
        slopes[index],
        1e-5 * largest(slopes) + 1e-7,
        what + ", value " + index + ", against finite differences");
  }

  private static void made(CellRun run) {
    if (run.madeWeights().isEmpty()) {
      return;
    }
    double[] factors = Fixtures.weights(UNITS, 5).values();
    CellRun.Slopes found = run.fromMadeWeights(factors);
    DoubleSupplier sum =
        () -> {
          double[] made = run.madeWeights().orElseThrow();
          double total = 0;
          for (int k = 0; k < made.length; k++) {
            total += factors[k] * made[k];
          }
          return total;
        };
    for (CellParameter parameter : run.learned()) {
      double[] slopes = found.of(parameter.name());
      for (int i = 0; i < parameter.length(); i++) {
        int index = i;
        compare(
            slopes,
            i,
            by -> run.shift(parameter.name(), index, by),
            sum,
            "gradient of " + parameter.name() + " through the weights that the cell makes");
      }
    }
  }

  private static void precisions(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    CellRun full = run(subject, cell, Precision.FLOAT64);
    CellRun single = run(subject, cell, Precision.FLOAT32);
    double[] states = full.states();
    assertArrayEquals(states, single.states(), 1e-4 * (1 + largest(states)), "states in float32");
    CellRun.Slopes expected = full.back();
    CellRun.Slopes found = single.back();
    expected
        .parameters()
        .forEach(
            (name, slopes) ->
                assertArrayEquals(
                    slopes,
                    found.of(name),
                    1e-3 * (1 + largest(slopes)),
                    "gradient of " + name + " in float32"));
  }

  private static void split(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    CellRun run = run(subject, cell, Precision.FLOAT32);
    double[] whole = run.states();
    int first = 2;
    double[] left = run.states(0, first, Optional.empty());
    double[] right = run.states(first, CellRun.TRIALS - first, Optional.empty());
    double[] joined = new double[whole.length];
    int s = run.width();
    for (int t = 0; t < CellRun.STEPS; t++) {
      int at = t * CellRun.TRIALS * s;
      System.arraycopy(left, t * first * s, joined, at, first * s);
      int rest = (CellRun.TRIALS - first) * s;
      System.arraycopy(right, t * rest, joined, at + first * s, rest);
    }
    Fingerprint.assertSame(
        Fingerprint.of(whole),
        joined,
        "expected the same states from two parts of a batch as from all of it, and got others; use"
            + " step.trials() trials, and nothing of the others");
  }

  private static void offers(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    CellRun run = run(subject, cell, Precision.FLOAT64);
    if (run.equations().local()) {
      for (int unit = 0; unit < UNITS; unit++) {
        double[] earlier = run.ownWayBack(unit);
        for (int other = 0; other < UNITS; other++) {
          for (int trial = 0; trial < CellRun.TRIALS; trial++) {
            double slope = earlier[trial * run.width() + other];
            assertTrue(
                other == unit || slope == 0,
                "local() is true, and without throughOthers() a gradient goes from unit "
                    + unit
                    + " to unit "
                    + other);
          }
        }
      }
    }
    if (run.equations().driven()) {
      String still = Fingerprint.of(run.states());
      RealBuffer drive = Precision.FLOAT64.allocate(CellRun.TRIALS * UNITS);
      Fingerprint.assertSame(
          still,
          run.states(0, CellRun.TRIALS, Optional.of(drive)),
          "expected the same states with a drive of zero, and got others");
      drive.fill(0, drive.length(), 0.5);
      assertNotEquals(
          still,
          Fingerprint.of(run.states(0, CellRun.TRIALS, Optional.of(drive))),
          "driven() is true, and step.drive() changes no state");
    }
  }

  /** Values, states and gradients. */
  private static List<Object> ways(
      ComponentUnderTest<Record> subject, CellType<Record> cell, Matrix weights) {
    Map<String, Matrix> values = initial(subject, cell, weights);
    CellRun run = new CellRun(cell, subject.parameters(), shape(UNITS, Precision.FLOAT32), values);
    return List.of(values, run.states(), run.back());
  }

  private static void trains(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    Chosen<CellType<Record>> chosen = new Chosen<>("tested", cell, subject.parameters());
    TinyTraining training =
        new TinyTraining(
            chosen,
            TinyTraining.network(chosen, weights(1), Precision.FLOAT64),
            fullGradient(),
            List::of);
    TrainingResult result = training.train(Interruption.never());
    assertEquals(Optional.empty(), result.failure());
    assertFalse(
        Fingerprint.of(training.network().parameters())
            .equals(Fingerprint.of(result.network().parameters())),
        "nothing was learned");
    Interruption.assertHarmless(
        training::train,
        TinyTraining.INTERRUPTED,
        "keep nothing from one update to the next but the parameters of the layout");
  }

  @SuppressWarnings("unchecked") // the parameters are those of the rule
  static Chosen<LearningRule<Record>> fullGradient() {
    return new Chosen<>(
        "full-gradient",
        (LearningRule<Record>) (LearningRule<?>) new FullGradient(),
        new FullGradient.Parameters(0));
  }

  private static void odd(ComponentUnderTest<Record> subject, CellType<Record> cell) {
    Map<String, Matrix> odd = new HashMap<>(TransformContract.odd(UNITS));
    odd.put("one unit", Fixtures.weights(1, 1));
    odd.put("two units", Fixtures.weights(2, 1));
    odd.forEach(
        (given, weights) -> {
          if (TransformContract.finite(weights)) {
            Outcome.of(
                given,
                () ->
                    new CellRun(
                            cell,
                            subject.parameters(),
                            shape(weights.rows(), Precision.FLOAT64),
                            initial(subject, cell, weights))
                        .states());
          }
        });
    Outcome.of(
        "no data",
        () -> {
          CellStart start = TinyTraining.start(weights(1));
          return cell.initial(
              subject.parameters(),
              shape(UNITS, Precision.FLOAT64),
              new CellStart(
                  start.weights(),
                  start.leak(),
                  Optional.empty(),
                  start.random(),
                  start.kernels(),
                  start.decompositions()));
        });
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0);
  }
}
