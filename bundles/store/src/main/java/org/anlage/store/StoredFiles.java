package org.anlage.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Function;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.npy.NpyArray;
import org.anlage.npy.Npz;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** Reads files that a store holds; one that was damaged since is a problem of the store. */
public final class StoredFiles {
  private StoredFiles() {}

  /** Findings of an analyzer, or a budget. */
  public static Findings findings(Path file) {
    return object(file, FindingsJson::decode);
  }

  /** A table. */
  public static Table table(Path file) {
    return object(file, FindingsJson::decodeTable);
  }

  /** Arrays by name. */
  public static SortedMap<String, NpyArray> arrays(Path file) {
    try {
      return Npz.read(file);
    } catch (ProblemException e) {
      throw damaged(file, e.problems().get(0).what(), e);
    }
  }

  /** An object, and what is made of it. */
  public static <T> T object(Path file, Function<Json.Obj, T> decode) {
    try {
      return decode.apply((Json.Obj) JsonReader.read(file, ProblemException.Kind.STORE));
    } catch (ProblemException e) {
      throw damaged(file, e.problems().get(0).what(), e);
    } catch (ClassCastException e) {
      throw damaged(file, "a value of another type than it was written with", e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static ProblemException damaged(Path file, String got, RuntimeException cause) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem(
            Files.exists(file) ? "a file of the store is damaged" : "a file of the store is gone",
            file.toString(),
            got,
            "",
            "run the experiment again: damaged runs are moved aside and computed again"),
        cause);
  }
}
