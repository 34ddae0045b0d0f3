package org.anlage.launcher.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.anlage.api.random.RandomStream;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/** The values that a search draws from, for one path. */
sealed interface SearchRange {
  /** Draws a value. */
  Json draw(RandomStream random);

  /** How many different values there are; empty if they are not counted. */
  OptionalLong size();

  /** The range in words. */
  String words();

  /** As it is written in files. */
  Json json();

  /** One of several values, all with the same probability. */
  record Values(List<Json> values) implements SearchRange {
    /** Copies the list. */
    public Values {
      values = List.copyOf(values);
    }

    @Override
    public Json draw(RandomStream random) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(values.stream().map(JsonWriter::canonical).distinct().count());
    }

    @Override
    public String words() {
      return "one of "
          + values.stream().map(JsonWriter::canonical).collect(Collectors.joining(", "));
    }

    @Override
    public Json json() {
      return Json.array(values);
    }
  }

  /** A whole number, all from the lowest to the highest with the same probability. */
  record Whole(int low, int high) implements SearchRange {
    @Override
    public Json draw(RandomStream random) {
      return Json.number((long) low + random.nextInt(high - low + 1));
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of((long) high - low + 1);
    }

    @Override
    public String words() {
      return "a whole number from " + low + " to " + high;
    }

    @Override
    public Json json() {
      return Json.Obj.create()
          .with("integer", Json.array(List.of(Json.number((long) low), Json.number((long) high))));
    }
  }

  /**
   * A number of four digits, uniform or with a uniform logarithm.
   *
   * @param logarithmic whether its logarithm is uniform
   */
  record Interval(double low, double high, boolean logarithmic) implements SearchRange {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    @Override
    public Json draw(RandomStream random) {
      double drawn =
          logarithmic
              ? StrictMath.exp(random.nextDouble(StrictMath.log(low), StrictMath.log(high)))
              : random.nextDouble(low, high);
      double rounded = new BigDecimal(drawn).round(DIGITS).doubleValue();
      return Json.number(Math.min(high, Math.max(low, rounded)));
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public String words() {
      return (logarithmic ? "log-uniform" : "uniform")
          + " from "
          + number(low)
          + " to "
          + number(high);
    }

    @Override
    public Json json() {
      return Json.Obj.create()
          .with(
              logarithmic ? "logUniform" : "uniform",
              Json.array(List.of(Json.number(low), Json.number(high))));
    }

    private static String number(double value) {
      return JsonWriter.canonical(Json.number(value));
    }
  }
}
