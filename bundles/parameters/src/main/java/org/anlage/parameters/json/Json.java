package org.anlage.parameters.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value that knows where it was read. Values made by the program have no place. */
public sealed interface Json {
  /** Where it was read. */
  Place place();

  /** What kind of value it is, for messages. */
  String kind();

  /**
   * A place in a file.
   *
   * @param file name of the file, or what else was read; empty for values made by the program
   * @param line from 1; 0 where unknown
   * @param column from 1
   */
  record Place(String file, int line, int column) {
    /** For values made by the program. */
    public static final Place NONE = new Place("", 0, 0);

    /** {@code file:line:column}. */
    @Override
    public String toString() {
      return line == 0 ? file : file + ":" + line + ":" + column;
    }
  }

  /**
   * An object.
   *
   * @param members in the order of the file
   * @param place place
   */
  record Obj(Map<String, Json> members, Place place) implements Json {
    /** An empty object made by the program. */
    public static Obj create() {
      return new Obj(new LinkedHashMap<>(), Place.NONE);
    }

    /** Adds a member to an object made by the program. */
    public Obj with(String name, Json value) {
      members.put(name, value);
      return this;
    }

    /** Adds a string. */
    public Obj with(String name, String value) {
      return with(name, new Str(value, Place.NONE));
    }

    /** Adds a number. */
    public Obj with(String name, double value) {
      return with(name, Json.number(value));
    }

    /** Adds a whole number. */
    public Obj with(String name, long value) {
      return with(name, new Num(Long.toString(value), Place.NONE));
    }

    /** Adds a truth value. */
    public Obj with(String name, boolean value) {
      return with(name, new Bool(value, Place.NONE));
    }

    /** A member that must be there; for files the program wrote itself. */
    public Json require(String name) {
      Json value = members.get(name);
      if (value == null) {
        throw new IllegalArgumentException(place + ": no member '" + name + "'");
      }
      return value;
    }

    /** A string member that must be there. */
    public String text(String name) {
      return ((Str) require(name)).value();
    }

    /** An object member that must be there. */
    public Obj object(String name) {
      return (Obj) require(name);
    }

    /** An array member that must be there. */
    public List<Json> array(String name) {
      return ((Arr) require(name)).items();
    }

    /** A number member that must be there; NaN and infinities are written as strings. */
    public double number(String name) {
      return Json.toDouble(require(name));
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * An array.
   *
   * @param items items
   * @param place place
   */
  record Arr(List<Json> items, Place place) implements Json {
    @Override
    public String kind() {
      return "an array";
    }
  }

  /**
   * A string.
   *
   * @param value the string
   * @param place place
   */
  record Str(String value, Place place) implements Json {
    @Override
    public String kind() {
      return "the string \"" + value + "\"";
    }
  }

  /**
   * A number, as written.
   *
   * @param literal its text
   * @param place place
   */
  record Num(String literal, Place place) implements Json {
    /** Its value. */
    public double value() {
      return Double.parseDouble(literal);
    }

    @Override
    public String kind() {
      return "the number " + literal;
    }
  }

  /**
   * True or false.
   *
   * @param value value
   * @param place place
   */
  record Bool(boolean value, Place place) implements Json {
    @Override
    public String kind() {
      return Boolean.toString(value);
    }
  }

  /**
   * Null.
   *
   * @param place place
   */
  record Null(Place place) implements Json {
    @Override
    public String kind() {
      return "null";
    }
  }

  /** A number made by the program; NaN and infinities become strings. */
  static Json number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return new Str(Double.toString(value), Place.NONE);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return new Num(Long.toString((long) value), Place.NONE);
    }
    return new Num(decimal(value), Place.NONE);
  }

  /**
   * The number in as few of 15 to 17 digits as read back as the same double. Unlike {@link
   * Double#toString(double)}, which changed in Java 19, it is the same on every JVM: results that
   * are written this way have digests.
   */
  private static String decimal(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 15; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros().toString();
      }
    }
    return exact.round(new MathContext(17)).stripTrailingZeros().toString();
  }

  /** A string made by the program. */
  static Json string(String value) {
    return new Str(value, Place.NONE);
  }

  /** An array of values made by the program. */
  static Arr array(Collection<? extends Json> items) {
    return new Arr(new ArrayList<>(items), Place.NONE);
  }

  /** The value of a number, or of a string that stands for NaN or an infinity. */
  static double toDouble(Json value) {
    return value instanceof Num number ? number.value() : Double.parseDouble(((Str) value).value());
  }
}
