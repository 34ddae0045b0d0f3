package org.anlage.parameters.json;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first place at which a text is no JSON, with the reason.
 *
 * @param at index of the character
 * @param got what is there
 * @param expected what JSON has there
 * @param fix what to do about it
 */
record SyntaxFault(int at, String got, String expected, String fix) {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int DEPTH = 64;

  /** Words of other languages, and what they are in JSON. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "None", "null",
          "nil", "null",
          "undefined", "null",
          "True", "true",
          "TRUE", "true",
          "False", "false",
          "FALSE", "false");

  /** The first fault of a text without comments; empty if none is found. */
  static Optional<SyntaxFault> of(String text) {
    try {
      Scanner scanner = new Scanner(text);
      scanner.value(0);
      scanner.space();
      if (scanner.at < text.length()) {
        throw scanner.fault("text after the end", "the end of the file", "");
      }
      return Optional.empty();
    } catch (Found found) {
      return Optional.of(found.fault);
    } catch (Unknown e) {
      return Optional.empty();
    }
  }

  /** Ends the scan at a fault. */
  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SyntaxFault fault;

    Found(SyntaxFault fault) {
      super(null, null, false, false);
      this.fault = fault;
    }
  }

  /** Ends the scan where the text ends too early or is nested too deep, which others report. */
  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown() {
      super(null, null, false, false);
    }
  }

  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    void space() {
      while (at < text.length() && " \t\r\n\ufeff".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private char next() {
      space();
      if (at >= text.length()) {
        throw new Unknown();
      }
      return text.charAt(at);
    }

    Found fault(String got, String expected, String fix) {
      return new Found(new SyntaxFault(at, got, expected, fix));
    }

    void value(int depth) {
      if (depth > DEPTH) {
        throw new Unknown();
      }
      char c = next();
      if (c == '{') {
        object(depth);
      } else if (c == '[') {
        array(depth);
      } else if (c == '"') {
        string();
      } else if (c == '-' || Character.isDigit(c)) {
        number();
      } else {
        word(c);
      }
    }

    private void object(int depth) {
      at++;
      if (next() == '}') {
        at++;
        return;
      }
      while (true) {
        key();
        char colon = next();
        if (colon != ':') {
          throw fault(shown(), "a colon after the key", colon == '=' ? "write : for =" : "");
        }
        at++;
        value(depth + 1);
        if (!more('}')) {
          return;
        }
      }
    }

    private void key() {
      char c = next();
      if (c == '"') {
        string();
        return;
      }
      common(c);
      throw fault(shown(), "a key in double quotes", "");
    }

    private void array(int depth) {
      at++;
      if (next() == ']') {
        at++;
        return;
      }
      do {
        value(depth + 1);
      } while (more(']'));
    }

    /** Whether a comma follows, and not the end. */
    private boolean more(char end) {
      char c = next();
      if (c == end) {
        at++;
        return false;
      }
      if (c != ',') {
        if (c == '#') {
          common(c);
        }
        throw fault(shown(), "a comma or " + end, "is there a comma missing before it?");
      }
      int comma = at++;
      char after = next();
      if (after == end) {
        at = comma;
        throw fault("a comma before " + end, "no comma after the last item", "remove it");
      }
      return true;
    }

    private void string() {
      int start = at;
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          at++;
        } else if (c == '"') {
          at++;
          return;
        } else if (c == '\n') {
          at = start;
          throw fault("a string without its end", "a double quote on the same line", "");
        }
      }
      throw new Unknown();
    }

    private void number() {
      Matcher matcher = NUMBER.matcher(text).region(at, text.length());
      if (!matcher.lookingAt()) {
        throw fault(shown(), "a number", "");
      }
      int end = matcher.end();
      if (end < text.length() && text.substring(end, end + 1).matches("[0-9A-Za-z_.]")) {
        throw fault(shown(), "a number", "write it without leading zeros, and a text in quotes");
      }
      at = end;
    }

    private void word(char c) {
      Matcher matcher = WORD.matcher(text).region(at, text.length());
      String word = matcher.lookingAt() ? matcher.group() : "";
      if (word.equals("true") || word.equals("false") || word.equals("null")) {
        at = matcher.end();
        return;
      }
      if (OTHERS.containsKey(word)) {
        throw fault(word, OTHERS.get(word), "");
      }
      common(c);
      throw fault(shown(), "a value", word.isEmpty() ? "" : "texts stand in double quotes");
    }

    /** Faults that may be anywhere. */
    private void common(char c) {
      if (c == '#') {
        throw fault("#", "a comment that begins with //", "");
      }
      if (c == '\'') {
        throw fault("a single quote", "a double quote", "texts stand in double quotes");
      }
      if (c == '}' || c == ']' || c == ',') {
        throw fault(String.valueOf(c), "a value", "is there something missing before it?");
      }
    }

    /** What is at the place, on its line, cut to some characters. */
    private String shown() {
      String rest = text.substring(at).lines().findFirst().orElse("").strip();
      return "`" + (rest.length() > 40 ? rest.substring(0, 40) + "..." : rest) + "`";
    }
  }
}
