package org.anlage.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Network;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;

/** Contract of update rules, on 4 x 4 recurrent weights and a read-out in a buffer of its own. */
final class UpdateRuleContract {
  private static final int N = 4;
  private static final int UPDATES = 6;
  private static final double RATE = 0.01;

  private UpdateRuleContract() {}

  /** Two buffers with three parameters. */
  private record Two(List<RealBuffer> buffers) implements LearnedParameters {
    static Two of(Precision precision, double[] recurrent, double[] readout) {
      RealBuffer first = precision.allocate(recurrent.length);
      first.setAll(recurrent);
      RealBuffer second = precision.allocate(readout.length);
      second.setAll(readout);
      return new Two(List.of(first, second));
    }

    @Override
    public List<Region> regions() {
      return List.of(
          new Region(Network.RECURRENT, 0, 0, N, N),
          new Region(Network.READOUT_BIAS, 1, 0, 1, 2),
          new Region(Network.READOUT, 1, 2, N, 2));
    }

    double[] values() {
      return buffers.stream().flatMapToDouble(b -> Arrays.stream(b.toDoubles())).toArray();
    }
  }

  /** A rule and the weights that it changes. */
  private record Descent(UpdateRule.Bound rule, Two weights, Precision precision) {
    static Descent of(
        ComponentUnderTest<Record> subject,
        UpdateRule<Record> rule,
        Precision precision,
        Matrix initial) {
      Two weights = Two.of(precision, initial.values(), readout(1));
      RuleContext context =
          new RuleContext(
              RandomStream.of(3).split("update"), Fixtures.KERNELS, Optional.of(Fixtures.ALGEBRA));
      return new Descent(rule.bind(subject.parameters(), weights, context), weights, precision);
    }

    /** Makes updates, counted from 1, with directions of their own. */
    Descent make(int from, int to, double rate) {
      for (int update = from; update <= to; update++) {
        double[] recurrent = Fixtures.weights(N, 100 + update).values();
        rule.apply(update, rate, weights, Two.of(precision, recurrent, readout(100 + update)));
      }
      return this;
    }
  }

  private static double[] readout(long seed) {
    RandomStream random = RandomStream.of(seed).split("read-out");
    double[] values = new double[2 * (1 + N)];
    Arrays.setAll(values, i -> 0.5 * random.nextGaussian());
    return values;
  }

  static void addTo(TestList tests, ComponentUnderTest<Record> subject, UpdateRule<Record> rule) {
    Matrix initial = Fixtures.weights(N, 1);
    tests.add(
        "finite weights, and other ones than before",
        () -> {
          Descent descent = Descent.of(subject, rule, Precision.FLOAT64, initial);
          double[] before = descent.weights().values();
          double[] after = descent.make(1, UPDATES, RATE).weights().values();
          assertTrue(Arrays.stream(after).allMatch(Double::isFinite), "a weight is not finite");
          assertTrue(!Arrays.equals(before, after), "no weight changed");
        });
    tests.add(
        "another rate gives other weights",
        () -> {
          Descent slow = Descent.of(subject, rule, Precision.FLOAT64, initial).make(1, 1, RATE);
          Descent fast = Descent.of(subject, rule, Precision.FLOAT64, initial).make(1, 1, 2 * RATE);
          assertNotEquals(
              Fingerprint.of(slow.weights().values()),
              Fingerprint.of(fast.weights().values()),
              "twice the learning rate changes nothing; the argument rate is that of the update,"
                  + " its schedule included");
        });
    tests.add(
        "both precisions agree",
        () -> {
          Matrix exact = initial.map(x -> (float) x);
          double[] full =
              Descent.of(subject, rule, Precision.FLOAT64, exact)
                  .make(1, UPDATES, RATE)
                  .weights()
                  .values();
          double[] single =
              Descent.of(subject, rule, Precision.FLOAT32, exact)
                  .make(1, UPDATES, RATE)
                  .weights()
                  .values();
          double largest = Arrays.stream(full).map(Math::abs).max().orElse(0);
          assertArrayEquals(full, single, 1e-2 * (1 + largest), "weights in float32");
        });
    tests.add("the same bits after an interruption", () -> resumes(subject, rule, initial));
    DeterminismTests.addTo(
        tests,
        subject.name() + " (" + UPDATES + " updates)",
        () -> Fixtures.weights(N, 1),
        given -> descend(subject, rule, given),
        given -> descend(subject, rule, Fixtures.weights(N, 2)));
    tests.add(
        "two runs have buffers of their own",
        () -> {
          String alone = Fingerprint.of(descend(subject, rule, initial));
          Descent first = Descent.of(subject, rule, Precision.FLOAT32, initial).make(1, 2, RATE);
          Descent.of(subject, rule, Precision.FLOAT32, Fixtures.weights(N, 2)).make(1, 3, RATE);
          Fingerprint.assertSame(
              alone, first.make(3, UPDATES, RATE).weights().values(), RegularizerContract.BUFFERS);
        });
    tests.add("a direction that is not finite is refused, or seen", () -> broken(subject, rule));
  }

  private static double[] descend(
      ComponentUnderTest<Record> subject, UpdateRule<Record> rule, Matrix initial) {
    return Descent.of(subject, rule, Precision.FLOAT32, initial)
        .make(1, UPDATES, RATE)
        .weights()
        .values();
  }

  /** As the trainer goes on: the rule is bound to the weights of before, then all is put back. */
  private static void resumes(
      ComponentUnderTest<Record> subject, UpdateRule<Record> rule, Matrix initial) {
    String whole = Fingerprint.of(descend(subject, rule, initial));
    for (int update = 1; update < UPDATES; update++) {
      Descent stopped = Descent.of(subject, rule, Precision.FLOAT32, initial);
      List<RealBuffer> listed = stopped.rule().memory();
      stopped.make(1, update, RATE);
      Descent next = Descent.of(subject, rule, Precision.FLOAT32, initial);
      List<RealBuffer> kept = new ArrayList<>(stopped.weights().buffers());
      kept.addAll(listed);
      List<RealBuffer> target = new ArrayList<>(next.weights().buffers());
      target.addAll(next.rule().memory());
      assertEquals(kept.size(), target.size(), "memory() returned more buffers, or fewer");
      for (int b = 0; b < kept.size(); b++) {
        target.get(b).copyFrom(kept.get(b), 0, 0, kept.get(b).length());
      }
      Fingerprint.assertSame(
          whole,
          next.make(update + 1, UPDATES, RATE).weights().values(),
          "expected the result of an uninterrupted run, and got another one when interrupted after"
              + " update "
              + update
              + "; "
              + LearningRuleContract.MEMORY);
    }
  }

  private static void broken(ComponentUnderTest<Record> subject, UpdateRule<Record> rule) {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Outcome.of(
              "a direction of " + value,
              () -> {
                Descent descent =
                    Descent.of(subject, rule, Precision.FLOAT64, Fixtures.weights(N, 1));
                double[] direction = Fixtures.weights(N, 2).values();
                direction[3] = value;
                descent
                    .rule()
                    .apply(
                        1,
                        RATE,
                        descent.weights(),
                        Two.of(Precision.FLOAT64, direction, readout(2)));
                return descent.weights().values();
              })
          .ifPresent(
              weights ->
                  assertTrue(
                      !Double.isNaN(value)
                          || Arrays.stream(weights).anyMatch(w -> !Double.isFinite(w)),
                      "NaN in the direction is hidden, and training goes on"));
    }
  }
}
