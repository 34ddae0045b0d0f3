package org.anlage.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Parameterized;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.data.CortexSource;
import org.anlage.api.export.RunExporter;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.Loss;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.task.Task;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.WeightConstraint;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that every extension of a kind is to pass, for a {@code @TestFactory}:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keepsTheContract() {
 *   return Contracts.of(new Ring(), "{ \"weight\": 0.5 }");
 * }
 * }</pre>
 *
 * <p>They look at what the platform relies on: parameters declared once and with defaults in range;
 * the same bits on every call and thread; inputs left as they were; an answer to the smallest, the
 * silent and the huge that is finite or a problem in words; exact gradients. What the component is
 * for is for tests of its own.
 */
public final class Contracts {
  private Contracts() {}

  /** Tests of a component with its defaults. */
  public static Stream<DynamicTest> of(Parameterized<?> component, Invariance... claims) {
    return of(component, "{}", claims);
  }

  /**
   * Tests of a component.
   *
   * @param component the component, as the platform would create it
   * @param parameters its parameters as in an experiment file, for example {@code {"value": 2}}
   * @param claims what else it is indifferent to
   */
  public static Stream<DynamicTest> of(
      Parameterized<?> component, String parameters, Invariance... claims) {
    return tests(component, parameters, Set.of(claims), Optional.empty());
  }

  /**
   * Tests of an extension that is registered by code and not by a descriptor, with its defaults.
   *
   * @param name its name in experiment files
   * @param extension the extension
   */
  @SuppressWarnings("unchecked") // the extension's own parameters, whatever they are
  public static Stream<DynamicTest> registered(String name, Parameterized<?> extension) {
    TestList tests = new TestList(name, false);
    addTo(
        tests,
        new ComponentUnderTest<>((Parameterized<Record>) extension, "{}", Set.of(), name, false),
        Optional.empty());
    return tests.stream();
  }

  /**
   * Tests of a source that reads files.
   *
   * @param source the source
   * @param parameters its parameters as in an experiment file
   * @param sample a file or folder that it reads
   */
  public static Stream<DynamicTest> of(CortexSource<?> source, String parameters, Path sample) {
    return tests(source, parameters, Set.of(), Optional.of(sample));
  }

  /**
   * Tests of a format of exports, which has no parameters.
   *
   * @param exporter the format, as the platform would create it
   */
  public static Stream<DynamicTest> of(RunExporter exporter) {
    TestList tests = new TestList(exporter.getClass().getSimpleName(), false);
    ExporterContract.addTo(tests, exporter);
    return tests.stream();
  }

  /** Tests of a component with its defaults and with other parameters. */
  public static Stream<DynamicTest> overParameters(
      Parameterized<?> component, Invariance... claims) {
    return overParameters(component, "{}", claims);
  }

  /**
   * The tests of {@link #of(Parameterized, String, Invariance...)}, and for each of up to forty
   * other sets of parameters one test that the contract is kept, named by what differs: {@code
   * Glorot: keeps the contract [distribution=normal, gain=0.01]}.
   *
   * <p>The sets are made from the declarations in {@link org.anlage.api.component.Parameter}, from
   * every value of enums and booleans, the least and greatest of numbers and sizes of lists, and
   * optionals absent and present: each alone, then in pairs. Large bounds are replaced by what is
   * near the given value, so name parameters that make little work. A set may be refused, by the
   * constructor of the record or by the component with a {@link
   * org.anlage.api.component.ProblemException}; not all may.
   *
   * @param component the component, as the platform would create it
   * @param parameters its parameters as in an experiment file, for example {@code {"value": 2}}
   * @param claims what else it is indifferent to, whatever its parameters
   */
  public static Stream<DynamicTest> overParameters(
      Parameterized<?> component, String parameters, Invariance... claims) {
    return overParameters(component, parameters, Set.of(claims), Optional.empty());
  }

  /**
   * The tests of {@link #of(CortexSource, String, Path)}, and the same with other parameters.
   *
   * @param source the source
   * @param parameters its parameters as in an experiment file
   * @param sample a file or folder that it reads
   */
  public static Stream<DynamicTest> overParameters(
      CortexSource<?> source, String parameters, Path sample) {
    return overParameters(source, parameters, Set.of(), Optional.of(sample));
  }

  private static Stream<DynamicTest> overParameters(
      Parameterized<?> component, String json, Set<Invariance> claims, Optional<Path> sample) {
    return Stream.concat(
        tests(component, json, claims, sample),
        OtherParameters.of(subject(component, json, claims), sample).stream());
  }

  private static Stream<DynamicTest> tests(
      Parameterized<?> component, String json, Set<Invariance> claims, Optional<Path> sample) {
    TestList tests = new TestList(component.getClass().getSimpleName(), false);
    addTo(tests, subject(component, json, claims), sample);
    return tests.stream();
  }

  @SuppressWarnings("unchecked") // the component's own parameters, whatever they are
  private static ComponentUnderTest<Record> subject(
      Parameterized<?> component, String json, Set<Invariance> claims) {
    return new ComponentUnderTest<>((Parameterized<Record>) component, json, claims);
  }

  /** Adds the tests of the component's kind. */
  @SuppressWarnings("unchecked") // the component's own parameters, whatever they are
  static void addTo(TestList tests, ComponentUnderTest<Record> subject, Optional<Path> sample) {
    Parameterized<Record> component = subject.component();
    Declaration.addTo(tests, subject);
    if (component instanceof ConnectivityGenerator<?>) {
      GeneratorContract.addTo(tests, subject, (ConnectivityGenerator<Record>) component);
    } else if (component instanceof ConnectivityTransform<?>) {
      TransformContract.addTo(tests, subject, (ConnectivityTransform<Record>) component);
    } else if (component instanceof Embedding<?>) {
      EmbeddingContract.addTo(tests, subject, (Embedding<Record>) component);
    } else if (component instanceof Regularizer<?>) {
      RegularizerContract.addTo(tests, subject, (Regularizer<Record>) component);
    } else if (component instanceof WeightConstraint<?>) {
      ConstraintContract.addTo(tests, subject, (WeightConstraint<Record>) component);
    } else if (component instanceof Task<?>) {
      TaskContract.addTo(tests, subject, (Task<Record>) component);
    } else if (component instanceof Trainer<?>) {
      TrainerContract.addTo(tests, subject, (Trainer<Record>) component);
    } else if (component instanceof CellType<?>) {
      CellContract.addTo(tests, subject, (CellType<Record>) component);
    } else if (component instanceof LearningRule<?>) {
      LearningRuleContract.addTo(tests, subject, (LearningRule<Record>) component);
    } else if (component instanceof UpdateRule<?>) {
      UpdateRuleContract.addTo(tests, subject, (UpdateRule<Record>) component);
    } else if (component instanceof Loss<?>) {
      LossContract.addTo(tests, subject, (Loss<Record>) component);
    } else if (component instanceof NetworkStart<?>) {
      StartContract.addTo(tests, subject, (NetworkStart<Record>) component);
    } else if (component instanceof Intervention<?>) {
      InterventionContract.addTo(tests, subject, (Intervention<Record>) component);
    } else if (component instanceof ActivityRegularizer<?>) {
      ActivityRegularizerContract.addTo(tests, subject, (ActivityRegularizer<Record>) component);
    } else if (component instanceof Simulator<?>) {
      SimulatorContract.addTo(tests, subject, (Simulator<Record>) component);
    } else if (component instanceof Analyzer<?>) {
      AnalyzerContract.addTo(tests, subject, (Analyzer<Record>) component);
    } else if (component instanceof CortexSource<?>) {
      SourceContract.addTo(tests, subject, (CortexSource<Record>) component, sample);
    } else {
      throw new IllegalArgumentException(
          component.getClass() + " is none of the kinds that have a contract here");
    }
  }
}
