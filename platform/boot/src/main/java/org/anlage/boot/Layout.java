package org.anlage.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The locations of the jars of one start.
 *
 * @param home the unpacked distribution
 * @param bundles the folders of the platform's own bundles and the libraries they need
 * @param plugins folders of the user's plug-ins, in the order in which they are installed, each
 *     once; the usual ones also where they are not there yet
 * @param missing plug-in folders the user asked for by name that are not there
 */
record Layout(Path home, List<Path> bundles, List<Path> plugins, List<Path> missing) {

  static final String HOME_PROPERTY = "anlage.home";

  private static final String OPTION = "--plugins";

  /** Folders of bundles that one command needs: others start without them. */
  private static final Map<String, String> OWN = Map.of("shell", "shell", "serve", "web");

  /** Options before the command that take the next word. */
  private static final Set<String> VALUED = Set.of(OPTION, "--call-limit");

  Layout {
    bundles = List.copyOf(bundles);
    plugins = List.copyOf(plugins);
    missing = List.copyOf(missing);
  }

  /**
   * The folders for a command line: {@code home/plugins}, {@code .anlage/plugins} in the user's
   * home folder, then every {@code --plugins DIR} or {@code --plugins=DIR}. A folder named twice
   * counts once; arguments after {@code --} are not looked at.
   */
  static Layout of(Path home, Path userHome, List<String> arguments) {
    Set<Path> found = new LinkedHashSet<>();
    List<Path> missing = new ArrayList<>();
    for (Path usual :
        List.of(home.resolve("plugins"), userHome.resolve(".anlage").resolve("plugins"))) {
      found.add(realFolder(usual).orElseGet(() -> usual.toAbsolutePath().normalize()));
    }
    for (Path named : named(arguments)) {
      realFolder(named).ifPresentOrElse(found::add, () -> missing.add(named));
    }
    List<Path> bundles = new ArrayList<>(List.of(home.resolve("bundles")));
    Optional.ofNullable(OWN.get(command(arguments))).map(home::resolve).ifPresent(bundles::add);
    return new Layout(home, bundles, List.copyOf(found), missing);
  }

  /** The first word that is no option. */
  private static String command(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      if (VALUED.contains(arguments.get(i))) {
        i++;
      } else if (!arguments.get(i).startsWith("-")) {
        return arguments.get(i);
      }
    }
    return "";
  }

  /**
   * The distribution this code belongs to: the property {@value #HOME_PROPERTY}, else two up from
   * the jar.
   */
  static Path findHome() {
    String given = System.getProperty(HOME_PROPERTY);
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    Path jar =
        Path.of(
            java.net.URI.create(
                Layout.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    Path lib = jar.toAbsolutePath().getParent();
    Path home = lib == null ? null : lib.getParent();
    return home == null ? jar : home;
  }

  /** A folder the user named that is not there. */
  List<JarProblem> problems() {
    return missing.stream()
        .map(
            folder ->
                new JarProblem(
                    true,
                    folder.toString(),
                    new JarProblem.Reason(
                        "there is no such folder", "check the path after --plugins")))
        .toList();
  }

  /** The list of plug-ins that may be loaded; all may where there is none. */
  Path allowList() {
    return home.resolve("conf").resolve("plugins.sha256");
  }

  /** The jars directly in a folder, by name. */
  static List<Path> jars(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<Path> named(List<String> arguments) {
    List<Path> folders = new ArrayList<>();
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(OPTION + "=")) {
        folders.add(Path.of(argument.substring(OPTION.length() + 1)));
      } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
        folders.add(Path.of(arguments.get(++i)));
      }
    }
    return folders;
  }

  private static Optional<Path> realFolder(Path folder) {
    try {
      return Files.isDirectory(folder) ? Optional.of(folder.toRealPath()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
