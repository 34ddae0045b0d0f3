package org.anlage.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.boot.JarProblem.Reason;

/**
 * The plug-ins that may be loaded, by SHA-256, in the format of {@code sha256sum}: a digest, two
 * spaces (the second may be {@code *}) and a name, which is for people; {@code #} begins a comment.
 * Without the file everything may be loaded.
 */
final class AllowList {

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})(\\s+\\*?.*)?");

  /** What some editors write before the first line. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private Optional<FileState> state = Optional.empty();
  private Optional<Set<String>> digests = Optional.empty();
  private final List<JarProblem> problems = new ArrayList<>();

  private AllowList(Path file) {
    this.file = file;
  }

  /** Reads the list; a line it cannot read allows nothing and is a problem. */
  static AllowList read(Path file) {
    AllowList list = new AllowList(file);
    list.read();
    return list;
  }

  /** Reads the list again if its file has changed; says whether it did. */
  boolean reread() {
    if (FileState.of(file).equals(state)) {
      return false;
    }
    read();
    return true;
  }

  private void read() {
    state = FileState.of(file);
    problems.clear();
    Set<String> read = new HashSet<>();
    digests = Optional.of(read);
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (i == 0 && line.startsWith(BYTE_ORDER_MARK)) {
          line = line.substring(BYTE_ORDER_MARK.length());
        }
        line = line.strip();
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          read.add(matcher.group(1).toLowerCase(Locale.ROOT));
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          problem(
              ":" + (i + 1),
              new Reason("this is not a digest and a name", "write it as sha256sum does"));
        }
      }
    } catch (NoSuchFileException none) {
      digests = Optional.empty();
    } catch (IOException unreadable) {
      problem("", Rejection.onRead(unreadable));
    }
  }

  private void problem(String place, Reason reason) {
    problems.add(new JarProblem(true, file + place, reason));
  }

  /** What is wrong with the list itself. */
  List<JarProblem> problems() {
    return List.copyOf(problems);
  }

  /** Why a jar may not be loaded; empty if it may. */
  Optional<Reason> refusal(Path jar, String digest) {
    if (digests.isEmpty() || digests.get().contains(digest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Reason(
            "it is not on the list of allowed plug-ins",
            "if you trust it, add this line to "
                + file
                + ": "
                + digest
                + "  "
                + jar.getFileName()));
  }
}
