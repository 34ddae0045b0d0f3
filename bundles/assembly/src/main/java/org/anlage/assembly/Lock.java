package org.anlage.assembly;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * The digests of all files of a distribution.
 *
 * @param id what the distribution is
 * @param files SHA-256, hex, by path; the lock itself is not among them
 */
record Lock(String id, SortedMap<String, String> files) {
  /** Its name in a distribution. */
  static final String FILE = "lock.json";

  private static final String FORMAT = "anlage-lock-1";

  Lock {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Digests everything. */
  static Lock of(String id, DistributionFiles content) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String path : content.files().keySet()) {
      if (!path.equals(FILE)) {
        files.put(path, content.digest(path));
      }
    }
    return new Lock(id, files);
  }

  /** As a file. */
  String json() {
    Json.Obj digests = Json.Obj.create();
    files.forEach(digests::with);
    return JsonWriter.pretty(
        Json.Obj.create().with("format", FORMAT).with("id", id).with("sha256", digests));
  }

  /** Reads a file; {@code where} stands for it in messages. */
  static Lock read(String where, String text) {
    try {
      Json.Obj json = (Json.Obj) JsonReader.parse(where, text, ProblemException.Kind.DATA);
      if (!json.text("format").equals(FORMAT)) {
        throw new IllegalArgumentException("format " + json.text("format"));
      }
      SortedMap<String, String> files = new TreeMap<>();
      json.object("sha256").members().forEach((path, d) -> files.put(path, ((Json.Str) d).value()));
      return new Lock(json.text("id"), files);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "this is no lock file",
              where,
              String.valueOf(e.getMessage()),
              "one of the format " + FORMAT,
              "get the distribution again from where it came from"),
          e);
    }
  }
}
