package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogRankTest {
  private static LogRank.Times times(JsonObject object, String name) {
    double[] time = References.numbers(object.get(name));
    JsonArray ended = object.getAsJsonArray(name + "_event");
    boolean[] event = new boolean[time.length];
    for (int i = 0; i < event.length; i++) {
      event[i] = ended.get(i).getAsBoolean();
    }
    return new LogRank.Times(time, event);
  }

  @Test
  void agreesWithScipy() throws Exception {
    for (JsonElement element : References.read("log_rank.json").getAsJsonArray("cases")) {
      JsonObject c = element.getAsJsonObject();
      LogRank test = LogRank.of(times(c, "x"), times(c, "y"));
      assertEquals(c.get("z").getAsDouble(), test.z(), 1e-10);
      assertEquals(c.get("p").getAsDouble(), test.p(), 1e-10);
    }
  }

  /** One event of each, at 1 and 2: expected 1/2 of the first event, none of the second. */
  @Test
  void twoValuesByHand() {
    LogRank.Times first = new LogRank.Times(new double[] {1}, new boolean[] {true});
    LogRank.Times second = new LogRank.Times(new double[] {2}, new boolean[] {true});
    LogRank test = LogRank.of(first, second);
    assertEquals(0.5, test.expected());
    assertEquals(1, test.z(), 1e-15);
    assertEquals(-1, LogRank.of(second, first).z(), 1e-15);
    LogRank none = LogRank.of(first, new LogRank.Times(new double[0], new boolean[0]));
    assertTrue(Double.isNaN(none.p()));
  }

  /** P(no heads of 6) = 1/64 = 1.6 %; of 5 it is 3.1 %; of 20 fewer than 6 heads: 2.07 %. */
  @Test
  void theMedianIsBetweenValuesByTheSignTest() {
    double[] twenty = new double[20];
    Arrays.setAll(twenty, i -> 20 - i);
    assertEquals(new Interval(6, 15), MedianInterval.of(twenty));
    assertEquals(new Interval(1, 6), MedianInterval.of(new double[] {3, 1, 2, 6, 5, 4}));
    assertTrue(Double.isNaN(MedianInterval.of(new double[] {3, 1, 2, 5, 4}).low()));
    assertTrue(Double.isNaN(MedianInterval.of(new double[0]).low()));
  }
}
