package org.anlage.datasets;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * A file of a data set.
 *
 * @param path where it goes, relative to the folder of the data set, with slashes
 * @param url where it comes from
 * @param bytes its size, if known
 * @param digest its digest, if known
 */
public record DatasetFile(String path, URI url, OptionalLong bytes, Optional<Digest> digest) {
  /** Checks that the path stays inside the folder, and that the address is one of the web. */
  public DatasetFile {
    boolean inside =
        !path.isEmpty()
            && path.indexOf('\\') < 0
            && path.indexOf(':') < 0
            && List.of(path.split("/", -1)).stream()
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    if (!inside) {
      throw ProblemException.data(
          new Problem(
              "a file of a data set would lie outside its folder",
              url.toString(),
              "'" + path + "'",
              "a relative path without ..",
              ""));
    }
    if (!"https".equals(url.getScheme()) && !"http".equals(url.getScheme())) {
      throw ProblemException.configuration(
          new Problem("not an address", url.toString(), "", "http:// or https://", ""));
    }
  }
}
