package org.anlage.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * Differences between a distribution and its lock file.
 *
 * @param id what the lock says the distribution is
 * @param lock SHA-256 of the lock file, hex; to be compared with what its maker says
 * @param files how many files are locked
 * @param changed files whose content is another
 * @param missing files that are gone
 * @param added files that the lock does not know
 */
public record Verification(
    String id,
    String lock,
    int files,
    List<String> changed,
    List<String> missing,
    List<String> added) {
  /** A verification whose lists do not change. */
  public Verification {
    changed = List.copyOf(changed);
    missing = List.copyOf(missing);
    added = List.copyOf(added);
  }

  /** Whether nothing is different. */
  public boolean intact() {
    return changed.isEmpty() && missing.isEmpty() && added.isEmpty();
  }

  /** Checks a zip archive or an unpacked distribution. */
  public static Verification of(Path distribution) {
    try {
      if (Files.isDirectory(distribution)) {
        return compare(distribution, DistributionFiles.ofFolder(distribution));
      }
      if (!Files.exists(distribution)) {
        throw ProblemException.data(
            new Problem(
                "there is no such file or folder",
                distribution.toString(),
                "",
                "",
                "check the path"));
      }
      try (ZipFile archive = new ZipFile(distribution.toFile())) {
        return compare(distribution, DistributionFiles.ofArchive(archive));
      }
    } catch (ZipException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "this is no zip archive, or a damaged one",
              distribution.toString(),
              String.valueOf(e.getMessage()),
              "a .zip or the folder of an unpacked distribution",
              "unpack a .tar.gz first and verify the folder"),
          e);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.DATA,
          new Problem(
              "this cannot be read",
              distribution.toString(),
              String.valueOf(e.getMessage()),
              "",
              "check its permissions"),
          e);
    }
  }

  private static Verification compare(Path distribution, DistributionFiles content)
      throws IOException {
    if (!content.has(Lock.FILE)) {
      throw ProblemException.data(
          new Problem(
              "there is no " + Lock.FILE + " in it, so nothing can be verified",
              distribution.toString(),
              "",
              "a distribution of Anlage or one made by `anlage assemble`",
              ""));
    }
    Lock lock = Lock.read(distribution + "/" + Lock.FILE, content.text(Lock.FILE));
    List<String> changed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, String> file : lock.files().entrySet()) {
      if (!content.has(file.getKey())) {
        missing.add(file.getKey());
      } else if (!content.digest(file.getKey()).equals(file.getValue())) {
        changed.add(file.getKey());
      }
    }
    List<String> added =
        content.files().keySet().stream()
            .filter(path -> !path.equals(Lock.FILE) && !lock.files().containsKey(path))
            .toList();
    return new Verification(
        lock.id(), content.digest(Lock.FILE), lock.files().size(), changed, missing, added);
  }
}
