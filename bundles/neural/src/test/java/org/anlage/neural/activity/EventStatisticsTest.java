package org.anlage.neural.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Activity;
import org.anlage.api.matrix.Matrix;
import org.junit.jupiter.api.Test;

class EventStatisticsTest {
  private static final double DURATION = 60;

  @Test
  void spikeTimeTilingAgreesWithTheReferenceVectors() throws IOException {
    JsonObject reference = reference();
    Activity.Events events = new Activity.Events(trains(reference, 0), DURATION);
    Map<Double, Matrix> byDelta = new HashMap<>();
    int defined = 0;
    for (JsonElement element : reference.getAsJsonArray("sttc")) {
      JsonObject entry = element.getAsJsonObject();
      Matrix sttc =
          byDelta.computeIfAbsent(
              entry.get("dt").getAsDouble(), dt -> EventStatistics.spikeTimeTiling(events, dt));
      int a = entry.get("a").getAsInt();
      int b = entry.get("b").getAsInt();
      if (!entry.get("value").isJsonNull()) {
        defined++;
        assertEquals(entry.get("value").getAsDouble(), sttc.get(a, b), 1e-9, entry.toString());
      } else {
        assertEquals(a == b ? 1 : 0, sttc.get(a, b), entry.toString());
      }
      assertEquals(sttc.get(a, b), sttc.get(b, a));
    }
    assertEquals(63, defined);
  }

  @Test
  void correlationAgreesWithTheReferenceVectors() throws IOException {
    JsonObject reference = reference();
    Matrix correlation =
        EventStatistics.correlation(new Activity.Events(trains(reference, 1), DURATION), 0.2);
    JsonArray expected = reference.getAsJsonArray("pearson_counts_0.2s");
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < expected.size(); j++) {
        double value = expected.get(i).getAsJsonArray().get(j).getAsDouble();
        assertEquals(value, correlation.get(i, j), 1e-12, i + ", " + j);
      }
    }
  }

  @Test
  void correlationOfCountsByHand() {
    // Counts in 4 bins of 1 s: a = 1 0 2 0, b = 0 1 1 0; covariance sum 2 - 3 * 2 / 4 = 0.5,
    // variance sums 5 - 9/4 = 2.75 and 2 - 1 = 1.
    Activity.Events events = new Activity.Events(new double[][] {{0.5, 2.1, 2.9}, {1.0, 2.5}}, 4.0);
    Matrix r = EventStatistics.correlation(events, 1);
    assertEquals(0.5 / Math.sqrt(2.75), r.get(0, 1), 1e-15);
  }

  @Test
  void eventsAfterTheLastBinAreLeftOut() {
    // round(4.4) = 4 bins of 1 s; the event at 4.3 s belongs to none of them.
    double[][] trains = {{0.5, 2.1, 2.9, 4.3}, {1.0, 2.5}};
    Matrix r = EventStatistics.correlation(new Activity.Events(trains, 4.4), 1);
    assertEquals(0.5 / Math.sqrt(2.75), r.get(0, 1), 1e-15);
  }

  @Test
  void tilesAreClippedToTheWindowByHand() {
    // Window 10 s, delta 1 s. A = {0.5}: tile [0, 1.5]; B = {1.0, 9.8}: [0, 2] and [8.8, 10].
    // P_A = 1, T_B = 0.32, P_B = 0.5, T_A = 0.15.
    double expected = 0.5 * (1 + (0.5 - 0.15) / (1 - 0.5 * 0.15));
    Activity.Events events = new Activity.Events(new double[][] {{0.5}, {1.0, 9.8}}, 10);
    assertEquals(expected, EventStatistics.spikeTimeTiling(events, 1).get(0, 1), 1e-15);
  }

  @Test
  void tilesThatFillTheWindowGiveOne() {
    Activity.Events events = new Activity.Events(new double[][] {{1, 2}, {1.5}}, 3);
    assertEquals(1.0, EventStatistics.spikeTimeTiling(events, 5).get(0, 1));
  }

  @Test
  void silentNeuronsShareNothing() {
    Activity.Events events = new Activity.Events(new double[][] {{1, 2}, {}, {1.1, 2.5}}, 3);
    for (Matrix m :
        new Matrix[] {
          EventStatistics.correlation(events, 0.2), EventStatistics.spikeTimeTiling(events, 0.1)
        }) {
      assertEquals(0, m.get(1, 0));
      assertEquals(0, m.get(2, 1));
      assertEquals(1, m.get(1, 1));
    }
    Matrix none =
        EventStatistics.spikeTimeTiling(new Activity.Events(new double[][] {{}, {}}, 0), 0.1);
    assertEquals(Matrix.identity(2), none);
  }

  @Test
  void refusesTrainsThatAreNotAscendingOrOutsideTheWindow() {
    for (double[] train : new double[][] {{2, 1}, {-1}, {Double.NaN}, {4}}) {
      Activity.Events events = new Activity.Events(new double[][] {{0.5}, train}, 3);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> EventStatistics.correlation(events, 0.2));
      assertTrue(refused.getMessage().contains("neuron 1"), refused.getMessage());
      assertThrows(
          IllegalArgumentException.class, () -> EventStatistics.spikeTimeTiling(events, 0.2));
    }
    Activity.Events fine = new Activity.Events(new double[][] {{0.5}}, 3);
    assertThrows(IllegalArgumentException.class, () -> EventStatistics.correlation(fine, 0));
    assertThrows(
        IllegalArgumentException.class, () -> EventStatistics.spikeTimeTiling(fine, Double.NaN));
  }

  private static double[][] trains(JsonObject reference, int first) {
    JsonArray trains = reference.getAsJsonArray("trains");
    double[][] result = new double[trains.size() - first][];
    for (int i = 0; i < result.length; i++) {
      JsonArray train = trains.get(first + i).getAsJsonArray();
      result[i] = new double[train.size()];
      for (int k = 0; k < train.size(); k++) {
        result[i][k] = train.get(k).getAsDouble();
      }
    }
    return result;
  }

  private static JsonObject reference() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            EventStatisticsTest.class.getResourceAsStream("spike_statistics.json"),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  @Test
  void moreBinsThanCanBeNumberedAreRefusedWithTheirNumber() {
    Activity.Events events = new Activity.Events(new double[][] {{1, 2}, {3}}, 6000);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> EventStatistics.correlation(events, 1e-9));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertTrue(refused.getMessage().contains("6000000000000"), refused.getMessage());
  }
}
