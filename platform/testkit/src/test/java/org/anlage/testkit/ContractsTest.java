package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.simulation.SimulationContext;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.WeightConstraint;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** Each contract finds the mistake that it is there for, and no other. */
class ContractsTest {

  /** What comes after the component's name in the names of the tests that fail. */
  private static Set<String> failures(Stream<DynamicTest> contract) {
    Set<String> failed = new TreeSet<>();
    List<DynamicTest> tests = contract.toList();
    assertTrue(tests.size() > 5);
    for (DynamicTest test : tests) {
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        assertTrue(e instanceof AssertionError, () -> test.getDisplayName() + ": " + e);
        failed.add(test.getDisplayName().replaceFirst("[^:]*: ", ""));
      }
    }
    // Components of this class are not made into a bundle, so they have no description.
    assertTrue(failed.remove("it is a component with a name"));
    return failed;
  }

  /** A generator whose only method is given. */
  private static ConnectivityGenerator<NoParameters> generator(
      java.util.function.Function<PriorContext, Matrix> weights) {
    return new ConnectivityGenerator<>() {
      @Override
      public Class<NoParameters> parameters() {
        return NoParameters.class;
      }

      @Override
      public Matrix generate(NoParameters none, PriorContext context) {
        return weights.apply(context);
      }
    };
  }

  @Test
  void aSoundGeneratorPasses() {
    assertEquals(
        Set.of(),
        failures(
            Contracts.of(
                generator(c -> Matrix.zeros(c.size(), c.size()).map(x -> c.random().nextDouble())),
                "{}")));
  }

  @Test
  void stateBetweenCallsIsFound() {
    List<Integer> calls = new ArrayList<>();
    Set<String> failed =
        failures(
            Contracts.of(
                generator(
                    c -> {
                      synchronized (calls) {
                        calls.add(1);
                        return Matrix.identity(c.size()).map(x -> x * calls.size());
                      }
                    })));
    assertEquals(
        Set.of("the same bits whatever was called before", "the same bits on every thread"),
        failed);
  }

  @Test
  void randomnessOfItsOwnIsFound() {
    RandomStream own = RandomStream.of(1);
    assertTrue(
        failures(Contracts.of(generator(c -> Matrix.identity(c.size()).map(x -> own.nextDouble()))))
            .contains("the same bits whatever was called before"));
  }

  @Test
  void weightsOfAnotherSizeAreFound() {
    assertEquals(
        Set.of(
            "N x N finite weights",
            "finite weights or a problem in words, however odd the context"),
        failures(Contracts.of(generator(c -> Matrix.identity(c.size() + 1)))));
  }

  @Test
  void anExceptionThatIsNoProblemIsFound() {
    assertEquals(
        Set.of("finite weights or a problem in words, however odd the context"),
        failures(
            Contracts.of(
                generator(c -> c.cortex().orElseThrow().synapses().orElseThrow().counts()))));
  }

  @Test
  void changedDataIsFound() {
    assertEquals(
        Set.of(
            "what it is given stays as it was",
            "the same bits whatever was called before",
            "the same bits on every thread"),
        failures(
            Contracts.of(
                generator(
                    c -> {
                      Matrix correlation =
                          c.cortex()
                              .map(x -> x.functional().get("correlation"))
                              .orElse(Matrix.identity(c.size()));
                      if (correlation == null) {
                        return Matrix.identity(c.size());
                      }
                      for (int k = 0; k < correlation.values().length; k++) {
                        correlation.values()[k] += 1;
                      }
                      return correlation.copy();
                    }))));
  }

  @Test
  void changedDistancesAreFound() {
    ConnectivityGenerator<NoParameters> changes =
        generator(
            c -> {
              c.distances().ifPresent(d -> d.values()[0] += 1);
              return Matrix.identity(c.size());
            });
    assertEquals(Set.of("what it is given stays as it was"), failures(Contracts.of(changes)));
    assertEquals(
        List.of(
            ": what it is given stays as it was: an argument was changed: distances; copy it"
                + " first, for example with matrix.copy()"),
        messages(Contracts.of(changes)));
  }

  /** What the failures of a contract say, without the one of the missing description. */
  private static List<String> messages(Stream<DynamicTest> contract) {
    List<String> messages = new ArrayList<>();
    for (DynamicTest test : contract.toList()) {
      try {
        test.getExecutable().execute();
      } catch (Throwable e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(test.getDisplayName()), "its name: " + message);
        if (!message.contains("it is a component with a name")) {
          messages.add(message);
        }
      }
    }
    return messages;
  }

  /** A message is one short line in the author's terms that names the likely cause. */
  private static void assertSays(Stream<DynamicTest> contract, String... parts) {
    List<String> messages = messages(contract);
    assertFalse(messages.isEmpty());
    for (String message : messages) {
      assertTrue(message.length() < 500, message);
      assertFalse(message.contains("<true>"), message);
      assertFalse(message.contains("Cannot invoke"), message);
    }
    for (String part : parts) {
      assertTrue(messages.stream().anyMatch(m -> m.contains(part)), part + " in " + messages);
    }
  }

  @Test
  void failuresNameTheLikelyCause() {
    java.util.Random own = new java.util.Random(1);
    assertSays(
        Contracts.of(generator(c -> Matrix.identity(c.size()).map(x -> own.nextDouble()))),
        "draw random numbers only from the random stream that it is given, not from"
            + " java.util.Random",
        "expected the same result on every thread");
    assertSays(Contracts.of(generator(c -> null)), "it returned null; return a value");
    assertSays(
        Contracts.of(generator(c -> Matrix.zeros(c.size(), 1))),
        "expected 24 x 24 values, one row and one column per unit",
        "and got 24 x 1");
    assertSays(
        Contracts.of(
            generator(
                c -> {
                  throw new IllegalStateException("not today");
                })),
        "it threw java.lang.IllegalStateException: not today at org.anlage.testkit.ContractsTest");
    assertSays(Contracts.of(new Squares(Squares.Mistake.GRADIENT)), "against finite differences");
  }

  /** Divides by the largest weight, in place. */
  private static final class InPlace implements ConnectivityTransform<NoParameters> {
    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public Matrix apply(NoParameters none, Matrix weights, PriorContext context) {
      double largest = 0;
      for (double value : weights.values()) {
        largest = Math.max(largest, Math.abs(value));
      }
      for (int k = 0; k < weights.values().length; k++) {
        weights.values()[k] /= largest;
      }
      return weights;
    }
  }

  @Test
  void aTransformInPlaceAndADivisionByZeroAreFound() {
    Set<String> failed = failures(Contracts.of(new InPlace(), Invariance.SCALING));
    assertTrue(
        failed.containsAll(
            Set.of(
                "new N x N finite weights",
                "what it is given stays as it was",
                "finite weights or a problem in words, however odd the weights",
                "scaled weights give the result scaled")),
        failed::toString);
  }

  /** Half the sum of squares, with a strength, and with a mistake of choice. */
  private record Squares(Mistake mistake) implements Regularizer<Squares.Parameters> {
    enum Mistake {
      NONE,
      GRADIENT,
      OVERWRITES,
      SQUARED_STRENGTH,
      HIDES_NAN
    }

    record Parameters(@Parameter(text = "Factor.", value = "0.5", min = 0) double strength) {}

    @Override
    public Class<Parameters> parameters() {
      return Parameters.class;
    }

    @Override
    public Penalty bind(Parameters parameters, RegularizationContext context) {
      double factor =
          mistake == Mistake.SQUARED_STRENGTH
              ? parameters.strength() * parameters.strength()
              : parameters.strength();
      return (weights, gradient) -> {
        double sum = 0;
        for (int k = 0; k < weights.length(); k++) {
          double w = weights.get(k);
          if (mistake == Mistake.HIDES_NAN && !Double.isFinite(w)) {
            w = 0;
          }
          sum += w * w;
          double slope = (mistake == Mistake.GRADIENT ? 2 : 1) * factor * w;
          gradient.set(k, mistake == Mistake.OVERWRITES ? slope : gradient.get(k) + slope);
        }
        return factor * sum / 2;
      };
    }
  }

  @Test
  void eachMistakeOfARegularizerIsFound() {
    assertEquals(Set.of(), mistake(Squares.Mistake.NONE));
    assertEquals(
        Set.of("its gradient is that of finite differences"), mistake(Squares.Mistake.GRADIENT));
    assertEquals(Set.of("its gradient is added"), mistake(Squares.Mistake.OVERWRITES));
    assertEquals(
        Set.of("twice the strength is twice the term"), mistake(Squares.Mistake.SQUARED_STRENGTH));
    assertEquals(
        Set.of("odd weights are refused, or shown in the value"),
        mistake(Squares.Mistake.HIDES_NAN));
  }

  private static Set<String> mistake(Squares.Mistake mistake) {
    return failures(Contracts.of(new Squares(mistake), Invariance.RELABELLING));
  }

  /** The tiny task; with a parameter whose default is out of range, or a label that is. */
  private record Remember(int extraLabel) implements Task<Remember.Parameters> {
    record Parameters(@Parameter(text = "Steps.", value = "0", min = 1) int steps) {}

    @Override
    public Class<Parameters> parameters() {
      return Parameters.class;
    }

    @Override
    public TaskDescription describe(Parameters parameters) {
      return TinyTask.DESCRIPTION;
    }

    @Override
    public void fill(Parameters parameters, TrialBatch batch, RandomStream random) {
      TinyTask.fill(batch, random);
      batch.labels()[batch.at(3, 0)] += extraLabel;
    }
  }

  @Test
  void aLabelThatIsNoOutputIsFound() {
    assertEquals(Set.of(), failures(Contracts.of(new Remember(0), "{\"steps\": 1}")));
    assertEquals(
        Set.of("trials are as described", "the right answers score the ceiling"),
        failures(Contracts.of(new Remember(2), "{\"steps\": 1}")));
  }

  @Test
  void aDefaultOutOfRangeIsFound() {
    var refused =
        assertThrows(RuntimeException.class, () -> Contracts.of(new Remember(0)).toList());
    assertTrue(refused.getMessage().contains("out of range"), refused.getMessage());
  }

  /** A constraint whose projection is given. */
  private static WeightConstraint<NoParameters> constraint(WeightConstraint.Projection projection) {
    return new WeightConstraint<>() {
      @Override
      public Class<NoParameters> parameters() {
        return NoParameters.class;
      }

      @Override
      public Projection bind(NoParameters none, Matrix initial) {
        return projection;
      }
    };
  }

  private static WeightConstraint<NoParameters> eachWeight(DoubleUnaryOperator change) {
    return constraint(
        weights -> {
          for (int k = 0; k < weights.length(); k++) {
            weights.set(k, change.applyAsDouble(weights.get(k)));
          }
        });
  }

  @Test
  void aSoundConstraintPasses() {
    assertEquals(Set.of(), failures(Contracts.of(eachWeight(w -> Math.max(w, 0)))));
  }

  @Test
  void aConstraintThatDoesNotProjectIsFound() {
    assertTrue(
        failures(Contracts.of(eachWeight(w -> 0.5 * w)))
            .contains("weights that are allowed stay as they are"));
    assertEquals(
        Set.of("no weights that are allowed are nearer"),
        failures(Contracts.of(eachWeight(w -> w < 0 ? -10 * w : w))));
    assertEquals(
        Set.of("odd weights are refused, or moved"),
        failures(Contracts.of(eachWeight(w -> w > 0 ? w : 0))));
  }

  /**
   * A simulator without parameters: units at rest, in two trajectories, for five steps.
   *
   * @param samples how many it hands on; it says five
   * @param heard whether it tells of its steps
   * @param drawn whether states come from the stream, split by the number of threads
   */
  private record Resting(int samples, boolean heard, boolean drawn)
      implements Simulator<NoParameters> {
    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public Extent extent(NoParameters none) {
      return new Extent(2, 5, 0.1, 5);
    }

    @Override
    public Optional<String> simulate(
        NoParameters none, Matrix weights, SimulationContext context, Sink sink) {
      RealBuffer states = context.precision().allocate(2 * weights.rows());
      for (int step = 1; step <= 5; step++) {
        if (drawn) {
          states.set(0, context.random().split(step).split(context.threads()).nextGaussian());
        }
        if (step <= samples) {
          sink.accept(states);
        }
        if (heard) {
          sink.reached(step);
        }
      }
      return Optional.empty();
    }
  }

  @Test
  void aSoundSimulatorPasses() {
    assertEquals(Set.of(), failures(Contracts.of(new Resting(5, true, false))));
  }

  @Test
  void mistakesOfSimulatorsAreFound() {
    Set<String> whole =
        Set.of(
            "as many finite samples as it says, in FLOAT32",
            "as many finite samples as it says, in FLOAT64");
    assertEquals(whole, failures(Contracts.of(new Resting(4, true, false))));
    Set<String> deaf = new TreeSet<>(whole);
    deaf.add("it stops when the user says so");
    assertEquals(deaf, failures(Contracts.of(new Resting(5, false, false))));
    assertEquals(
        Set.of("the same bits with any number of threads"),
        failures(Contracts.of(new Resting(5, true, true))));
  }

  /** A penalty of two forms, one of which is wrong for a strength of zero. */
  private record Forms(boolean refuses) implements Regularizer<Forms.Parameters> {
    enum Form {
      SQUARES,
      FOURTH_POWERS
    }

    record Parameters(
        @Parameter(text = "Factor.", value = "0.5", min = 0) double strength,
        @Parameter(text = "Form.", value = "\"squares\"") Form form,
        @Parameter(text = "Ignored.", value = "1", min = 1, max = 1e9) int units,
        @Parameter(text = "Ignored.") Optional<Boolean> flag) {
      Parameters {
        if (units > 1 && form == Form.SQUARES) {
          throw new IllegalArgumentException("squares have one unit");
        }
      }
    }

    @Override
    public Class<Parameters> parameters() {
      return Parameters.class;
    }

    @Override
    public Penalty bind(Parameters parameters, RegularizationContext context) {
      double strength = parameters.strength();
      Parameters given = new Parameters(strength, Form.SQUARES, 1, Optional.empty());
      if (refuses && (strength == 0 || !parameters.equals(given))) {
        throw ProblemException.configuration(Problem.of("nothing else"));
      }
      int power = parameters.form() == Form.SQUARES ? 2 : 4;
      boolean wrong = power == 4 && parameters.strength() == 0;
      return (weights, gradient) -> {
        double sum = 0;
        for (int k = 0; k < weights.length(); k++) {
          double w = weights.get(k);
          sum += Math.pow(w, power);
          double slope = wrong ? 1 : parameters.strength() * power * Math.pow(w, power - 1);
          gradient.set(k, gradient.get(k) + slope);
        }
        return parameters.strength() * sum;
      };
    }
  }

  @Test
  void otherParametersAreNamedByWhatDiffers() {
    List<String> sets =
        ParameterSets.around(new Forms.Parameters(0.5, Forms.Form.SQUARES, 1, Optional.empty()))
            .stream()
            .map(ParameterSets.ParameterSet::name)
            .toList();
    assertEquals(
        List.of("strength=0", "form=fourth-powers", "units=3", "flag=false", "flag=true"),
        sets.subList(0, 5));
    for (String pair :
        List.of("strength=0, form=fourth-powers", "units=3, flag=true", "units=3, flag=false")) {
      assertTrue(sets.subList(5, sets.size()).stream().anyMatch(s -> s.contains(pair)), pair);
    }
  }

  @Test
  void aMistakeWithTwoOtherParametersIsFound() {
    Set<String> failed = failures(Contracts.overParameters(new Forms(false)));
    assertEquals(Set.of(), withoutSets(failed));
    assertFalse(failed.isEmpty());
    failed.forEach(
        name -> assertTrue(name.contains("strength=0, form=fourth-powers"), failed::toString));
  }

  /** Names without those of sets of other parameters. */
  private static Set<String> withoutSets(Set<String> names) {
    Set<String> others = new TreeSet<>(names);
    others.removeIf(name -> name.startsWith("keeps the contract ["));
    return others;
  }

  @Test
  void refusingEverySetIsFound() {
    assertEquals(
        Set.of("accepts some other parameters"),
        failures(Contracts.overParameters(new Forms(true))));
  }

  /** What no test should be given. */
  private record Sizes(
      @Parameter(text = "Large.", value = "5", min = -1e9, max = 1e9) int count,
      @Parameter(text = "Positive.", value = "2", min = 0, max = 1e9, exclusiveMin = true)
          double factor,
      @Parameter(text = "Some.", value = "[1, 2, 3]", min = 1, max = 2) List<Integer> items,
      @Parameter(text = "Nested.", value = "{}") Inner inner,
      @Parameter(text = "Absent.", min = 0, exclusiveMin = true) Optional<Double> limit) {
    record Inner(@Parameter(text = "Switch.", value = "true") boolean on) {}
  }

  @Test
  void boundsAreKeptNear() {
    List<String> singles =
        ParameterSets.around(
                new Sizes(5, 2, List.of(1, 2, 3), new Sizes.Inner(true), Optional.empty()))
            .stream()
            .map(ParameterSets.ParameterSet::name)
            .limit(8)
            .toList();
    assertEquals(
        List.of(
            "count=0",
            "count=10",
            "factor=0.02",
            "factor=22",
            "items=[1]",
            "items=[1,2]",
            "inner.on=false",
            "limit=0.01"),
        singles);
  }
}
