package org.anlage.api.component;

/**
 * Something wrong with what the user gave, said so that it can be put right.
 *
 * @param what what is wrong, a short sentence
 * @param where the file and place, component and parameter, or array and element; empty if nowhere
 * @param got what was found; empty if that is said already
 * @param expected what was expected; empty if that is said already
 * @param fix what to do about it; empty if that is obvious
 */
public record Problem(String what, String where, String got, String expected, String fix) {
  /** A problem with no more to it than a sentence. */
  public static Problem of(String what) {
    return new Problem(what, "", "", "", "");
  }

  /** The same problem found at a place. */
  public Problem at(String place) {
    return new Problem(what, place, got, expected, fix);
  }

  /** On one line: {@code where: what: got ..., expected ...; fix}. */
  public String line() {
    StringBuilder line = new StringBuilder();
    if (!where.isEmpty()) {
      line.append(where).append(": ");
    }
    line.append(what);
    if (!got.isEmpty()) {
      line.append(": got ").append(got);
    }
    if (!expected.isEmpty()) {
      line.append(got.isEmpty() ? ": expected " : ", expected ").append(expected);
    }
    if (!fix.isEmpty()) {
      line.append("; ").append(fix);
    }
    return line.toString();
  }
}
