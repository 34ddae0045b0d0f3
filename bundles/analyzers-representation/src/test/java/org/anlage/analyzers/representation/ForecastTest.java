package org.anlage.analyzers.representation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.junit.jupiter.api.Test;

/** Scores of forecasts against scikit-learn and NumPy, and where they are known. */
class ForecastTest {
  private static double[] doubles(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  @Test
  void scoresAreThoseOfNumpyAndScikitLearn() {
    JsonObject given =
        JsonParser.parseReader(
                new InputStreamReader(
                    ForecastTest.class.getResourceAsStream("forecast.json"),
                    StandardCharsets.UTF_8))
            .getAsJsonObject();
    Forecast forecast =
        new Forecast(
            given.get("outputs").getAsInt(),
            doubles(given.get("counts")),
            doubles(given.get("rates")));
    assertEquals(given.get("temporal").getAsDouble(), forecast.temporal(), 1e-12);
    assertEquals(given.get("spatial").getAsDouble(), forecast.spatial(), 1e-12);
    assertEquals(given.get("alignment").getAsDouble(), forecast.alignment(), 1e-12);
    assertEquals(given.get("variance").getAsDouble(), forecast.variance(), 1e-12);
    assertEquals(given.get("deviance").getAsDouble(), forecast.deviance(), 1e-12);
  }

  /** Counts of known rates: nothing explains more of the deviance than these. */
  @Test
  void knownRatesExplainMost() {
    int steps = 4000;
    double[] counts = new double[2 * steps];
    double[] rates = new double[2 * steps];
    double[] above = new double[2 * steps];
    RandomStream random = RandomStream.of(3);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = 1.5 + StrictMath.sin(0.1 * (i / 2) + i % 2);
      above[i] = 1.2 * rates[i];
      counts[i] = poisson(rates[i], random);
    }
    Forecast truth = new Forecast(2, counts, rates);
    assertTrue(truth.deviance() > new Forecast(2, counts, above).deviance());
    assertTrue(truth.deviance() > 0.15, "rates explain " + truth.deviance());
    assertEquals(0, truth.means().deviance(), 1e-12);
    assertEquals(0, truth.means().variance(), 1e-12);
    assertTrue(Double.isNaN(truth.means().temporal()), "a constant correlates with nothing");
  }

  /** Series that have nothing to do with each other: no correlation over series at a step. */
  @Test
  void independentCopiesHaveNoSpatialCorrelation() {
    int steps = 2000;
    int outputs = 20;
    RandomStream random = RandomStream.of(4);
    double[] truth = new double[steps * outputs];
    double[] other = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = poisson(2, random);
      other[i] = poisson(2, random);
    }
    Forecast copies = new Forecast(outputs, truth, other);
    assertEquals(0, copies.spatial(), 4 / Math.sqrt((outputs - 1.0) * steps));
    assertEquals(0, copies.temporal(), 4 / Math.sqrt((double) outputs * steps));
  }

  /** Knuth's product of uniform numbers. */
  private static int poisson(double rate, RandomStream random) {
    double limit = Math.exp(-rate);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  @Test
  void onlyScoredStepsCount() {
    TaskDescription task = task(List.of("a", "b"));
    TrialBatch batch = TrialBatch.allocate(task, 1);
    float[] values = {1, 2, 3, 5, 4, 9};
    System.arraycopy(values, 0, batch.values(), 0, values.length);
    batch.mask()[1] = 1;
    batch.mask()[2] = 1;
    Forecast last = Forecast.of(batch, i -> batch.values()[i - 2]);
    assertEquals(
        List.of(3.0, 5.0, 4.0, 9.0), java.util.Arrays.stream(last.truth()).boxed().toList());
    assertEquals(
        List.of(1.0, 2.0, 3.0, 5.0), java.util.Arrays.stream(last.values()).boxed().toList());
  }

  @Test
  void whatForecastsItsInputsIsKnownByItsChannels() {
    assertTrue(ForecastScores.forecasts(task(List.of("a", "b"))));
    assertFalse(ForecastScores.forecasts(task(List.of("a", "c"))));
  }

  private static TaskDescription task(List<String> outputs) {
    return new TaskDescription(
            2,
            2,
            3,
            Objective.POISSON,
            List.of(new Period("warm-up", 0, 1), new Period("forecast", 1, 3)),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(new Decision.Explained())
        .named(List.of("a", "b"), outputs);
  }
}
