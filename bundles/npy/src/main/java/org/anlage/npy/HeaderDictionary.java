package org.anlage.npy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anlage.api.component.ProblemException;

/** Reads the one Python dictionary an NPY header may hold; nothing is evaluated. */
final class HeaderDictionary {
  private static final int MOST_DIMENSIONS = 64;

  private final String text;
  private final BoundedInput in;
  private int at;

  HeaderDictionary(String text, BoundedInput in) {
    this.text = text;
    this.in = in;
  }

  NpyHeader read() {
    Optional<String> type = Optional.empty();
    Optional<Boolean> fortran = Optional.empty();
    Optional<List<Integer>> shape = Optional.empty();
    expect('{');
    while (!accept('}')) {
      String key = string();
      expect(':');
      if (key.equals("descr") && type.isEmpty()) {
        type = Optional.of(type());
      } else if (key.equals("fortran_order") && fortran.isEmpty()) {
        fortran = Optional.of(truth());
      } else if (key.equals("shape") && shape.isEmpty()) {
        shape = Optional.of(shape());
      } else {
        throw malformed("key '" + key + "'", "descr, fortran_order and shape, once each");
      }
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw malformed("text after the dictionary", "its end");
    }
    if (type.isEmpty() || fortran.isEmpty() || shape.isEmpty()) {
      throw malformed("a key is missing", "descr, fortran_order and shape");
    }
    String descriptor = type.get();
    return new NpyHeader(
        ElementType.of(descriptor).orElseThrow(),
        ElementType.order(descriptor),
        fortran.get(),
        shape.get());
  }

  private String type() {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '[') {
      throw unknownType("a structured type");
    }
    String descriptor = string();
    if (ElementType.of(descriptor).isEmpty()) {
      throw unknownType("'" + descriptor + "'");
    }
    return descriptor;
  }

  private ProblemException unknownType(String got) {
    return in.problem(
        "elements of this type are not read",
        got,
        "one of " + ElementType.known(),
        "convert it first: numpy.save(file, a.astype('<f8')) or '<i8'");
  }

  private boolean truth() {
    skipSpace();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw malformed("no truth value", "True or False");
  }

  private List<Integer> shape() {
    List<Integer> shape = new ArrayList<>();
    expect('(');
    while (!accept(')')) {
      shape.add(length());
      if (shape.size() > MOST_DIMENSIONS) {
        throw malformed("more than 64 dimensions", "at most 64");
      }
      if (!accept(',')) {
        expect(')');
        break;
      }
    }
    return shape;
  }

  private int length() {
    skipSpace();
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(from, at);
    if (digits.isEmpty()) {
      throw malformed("a length that is no whole number", "digits");
    }
    if (digits.length() > 10 || Long.parseLong(digits) > Integer.MAX_VALUE - 8) {
      throw malformed("a length of " + digits, "less than 2^31");
    }
    return Integer.parseInt(digits);
  }

  private String string() {
    skipSpace();
    if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
      int end = text.indexOf(text.charAt(at), at + 1);
      if (end >= 0) {
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
      }
    }
    throw malformed("no quoted text", "a string");
  }

  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw malformed(at < text.length() ? "'" + text.charAt(at) + "'" : "its end", "'" + c + "'");
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ProblemException malformed(String got, String expected) {
    return in.problem(
        "the header is malformed at its character " + at,
        got,
        expected,
        "write it with numpy.save");
  }
}
