package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Findings;
import org.anlage.api.task.TrialVariable;
import org.junit.jupiter.api.Test;

class DecodingTest {
  private static Matrix states(int trials, int units) {
    RandomStream random = RandomStream.of(3);
    return Matrix.zeros(trials, units).map(x -> random.nextGaussian());
  }

  private static Optional<RidgeDecoder> decoder(Matrix states, double ridge) {
    return RidgeDecoder.of(states, ridge, CONTEXT.kernels(), CONTEXT.decompositions());
  }

  private static Labels labels(int... levels) {
    return new Labels(new TrialVariable("v", List.of("a", "b", "c")), levels);
  }

  /** Refits without each trial; two states, so the normal equations are 2 x 2. */
  @Test
  void leavingOutIsRefittingWithout() {
    int n = 9;
    Matrix x = states(n, 2);
    double[] y = {1, 0, 0, 1, 1, 0, 1, 0, 0};
    double ridge = 0.3;
    double penalty = ridge * totalSquares(x) / n;
    double[] refitted = new double[n];
    for (int out = 0; out < n; out++) {
      double[] m = new double[3];
      for (int i = 0; i < n; i++) {
        if (i != out) {
          m[0] += x.get(i, 0) / (n - 1);
          m[1] += x.get(i, 1) / (n - 1);
          m[2] += y[i] / (n - 1);
        }
      }
      double aa = penalty;
      double bb = penalty;
      double ab = 0;
      double ay = 0;
      double by = 0;
      for (int i = 0; i < n; i++) {
        if (i != out) {
          double a = x.get(i, 0) - m[0];
          double b = x.get(i, 1) - m[1];
          aa += a * a;
          bb += b * b;
          ab += a * b;
          ay += a * (y[i] - m[2]);
          by += b * (y[i] - m[2]);
        }
      }
      double determinant = aa * bb - ab * ab;
      double wa = (bb * ay - ab * by) / determinant;
      double wb = (aa * by - ab * ay) / determinant;
      refitted[out] = m[2] + wa * (x.get(out, 0) - m[0]) + wb * (x.get(out, 1) - m[1]);
    }
    assertArrayEquals(refitted, decoder(x, ridge).orElseThrow().leaveOneOut(y), 1e-12);
  }

  private static double totalSquares(Matrix x) {
    double sum = 0;
    for (double squares : ExplainedVariance.squares(x)) {
      sum += squares;
    }
    return sum;
  }

  @Test
  void readsWhatIsThereAndNothingElse() {
    int n = 300;
    Matrix noise = states(n, 20);
    int[] levels = new int[n];
    Matrix told = noise.copy();
    for (int i = 0; i < n; i++) {
      levels[i] = i % 3;
      told.set(i, levels[i], told.get(i, levels[i]) + 10);
    }
    assertEquals(1, decoder(told, 0.01).orElseThrow().accuracy(labels(levels)));
    // Five standard deviations about chance.
    assertEquals(
        1 / 3.0,
        decoder(noise, 0.01).orElseThrow().accuracy(labels(levels)),
        5 * Math.sqrt(2 / 9.0 / n));
    assertTrue(decoder(Matrix.zeros(n, 20), 0.01).isEmpty());
  }

  @Test
  void aKeptSideIsReadOutOverTheWholeDelayAndTheWeatherNever() {
    Decoding.Parameters p = new Decoding.Parameters(240, 2, Optional.of(0.05), 0.01);
    Findings findings = new Decoding().analyze(p, RememberedSide.kept(5), CONTEXT);
    assertEquals(1, findings.metrics().get("decoding_side_in_delay"), 0.01);
    assertTrue(findings.metrics().get("decoding_weather_in_delay") < 0.45);
    assertArrayEquals(new double[] {1, 3, 5}, findings.tables().get(0).numbers("step"));
    assertArrayEquals(
        new double[] {0.75, 0.75, 0.75}, findings.tables().get(0).numbers("side_chance"));
  }

  @Test
  void aSilentNetworkIsReadOutAtChance() {
    Decoding.Parameters p = new Decoding.Parameters(40, 2, Optional.of(0.0), 0.01);
    // The line has passed it on to a unit that hands it to nobody: after 3 of 5 steps all is zero.
    RememberedSide line =
        new RememberedSide(RememberedSide.passedOn(1).network(), 5, Optional.empty());
    double[] side = new Decoding().analyze(p, line, CONTEXT).tables().get(0).numbers("side");
    assertArrayEquals(new double[] {1, 0.75, 0.75}, side);
  }

  @Test
  void theLastWindowTakesWhatIsLeft() {
    PlayedTrials played =
        PlayedTrials.of(RememberedSide.kept(11), 8, 5, Optional.of(0.0), RandomStream.of(1));
    assertArrayEquals(new double[] {2.5, 8.5}, played.middles());
    assertEquals(-1, played.states().get(1).get(0, 0));
    assertEquals(1, played.states().get(1).get(1, 0));
  }
}
