package org.anlage.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

class NormalityTest {
  @Test
  void agreesWithScipy() throws Exception {
    for (JsonElement element : References.read("normality.json").getAsJsonArray("cases")) {
      JsonObject c = element.getAsJsonObject();
      Normality test = Normality.of(References.numbers(c.get("x")));
      assertEquals(c.get("skewness").getAsDouble(), test.skewness(), 1e-12);
      assertEquals(c.get("excess_kurtosis").getAsDouble(), test.excessKurtosis(), 1e-11);
      assertEquals(c.get("statistic").getAsDouble(), test.statistic(), 1e-9);
      assertEquals(c.get("p").getAsDouble(), test.p(), 1e-11);
    }
  }

  @Test
  void fewOrEqualValuesSayNothing() {
    assertEquals(Double.NaN, Normality.of(new double[19]).statistic());
    assertEquals(Double.NaN, Normality.of(new double[30]).p());
  }
}
