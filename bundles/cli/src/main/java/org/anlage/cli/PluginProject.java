package org.anlage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * A Maven project of one plug-in, made from the templates beside this class.
 *
 * @param kind what it adds
 * @param name name in experiment files
 * @param packageName Java package, also its symbolic name
 */
record PluginProject(PluginKind kind, String name, String packageName) {

  /** Checks the names. */
  PluginProject {
    List<Problem> problems = new ArrayList<>();
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      problems.add(
          new Problem(
              "not a name for an extension",
              "NAME",
              "\"" + name + "\"",
              "lower case, words joined by hyphens, a letter first",
              "for example " + suggestion(name)));
    }
    if (!packageName.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+")
        || !SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      problems.add(
          new Problem(
              "not a name for a package",
              "--package",
              "\"" + packageName + "\"",
              "lower case, at least two words joined by dots, none a word of Java",
              "for example org.example.rings"));
    } else if (packageName.startsWith("org.anlage")) {
      problems.add(
          new Problem(
              "a package of Anlage itself", "--package", packageName, "one of your own", ""));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(ProblemException.Kind.CONFIGURATION, problems);
    }
  }

  /** The package where none is given: org.example and the name without hyphens. */
  static String defaultPackage(String name) {
    String last = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return "org.example." + (SourceVersion.isKeyword(last) ? last + "_" : last);
  }

  /** "delayed-match" becomes "DelayedMatch". */
  String className() {
    StringBuilder result = new StringBuilder();
    for (String word : name.split("-", -1)) {
      result.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return result.toString();
  }

  /**
   * Writes it.
   *
   * @param folder where; made if it is not there
   * @param devkit the distribution's Maven repository
   */
  void write(Path folder, Path devkit) {
    String type = className();
    String component = template(kind.word() + ".java");
    if (Set.of("Override", "String", "Math", "StrictMath", "System", "Double", "Class", "Record")
            .contains(type)
        || component.contains("." + type + ";")
        || template(kind.test()).contains("." + type + ";")) {
      throw ProblemException.configuration(
          new Problem(
              "the class would be called " + type + ", and the code needs another of that name",
              "NAME",
              name,
              "",
              "try my-" + name));
    }
    String path = packageName.replace('.', '/');
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", template("pom.xml"));
    files.put("README.md", template("README.md"));
    files.put(".gitignore", template("gitignore"));
    files.put(".mvn/maven.config", template("maven.config"));
    files.put("src/main/java/" + path + "/" + type + ".java", component);
    files.put("src/test/java/" + path + "/" + type + "Test.java", template(kind.test()));
    Map<String, String> tokens = tokens(devkit);
    try {
      requireFree(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, filled(file.getValue(), tokens));
      }
    } catch (IOException e) {
      throw ProblemException.configuration(
          new Problem(
              "the project cannot be written", folder.toString(), e.toString(), "", "use --out"));
    }
  }

  private Map<String, String> tokens(Path devkit) {
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("@look@", kind.look());
    tokens.put("@where@", kind.where());
    tokens.put("@use@", kind.use());
    tokens.put("@contract@", kind.contract());
    tokens.put("@imports@", kind.imports());
    tokens.put("@kind@", kind.word());
    tokens.put("@name@", name);
    tokens.put("@metric@", name.replace('-', '_'));
    tokens.put("@Class@", className());
    tokens.put("@package@", packageName);
    tokens.put("@path@", packageName.replace('.', '/'));
    tokens.put("@group@", packageName.substring(0, packageName.lastIndexOf('.')));
    tokens.put("@version@", Devkit.version(devkit));
    tokens.put("@devkit@", Devkit.url(devkit));
    return tokens;
  }

  private static String filled(String template, Map<String, String> tokens) {
    String text = template;
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      text = text.replace(token.getKey(), token.getValue());
    }
    return text;
  }

  private static void requireFree(Path folder) throws IOException {
    boolean free = !Files.exists(folder);
    if (Files.isDirectory(folder)) {
      try (var entries = Files.list(folder)) {
        free = entries.findAny().isEmpty();
      }
    }
    if (!free) {
      throw ProblemException.configuration(
          new Problem(
              "there is something already",
              folder.toString(),
              "",
              "a folder that is empty or not there",
              "choose another with --out, or remove it"));
    }
  }

  private static String suggestion(String name) {
    String better =
        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[-0-9]+|-+$", "");
    return better.isEmpty() ? "ring-lattice" : better;
  }

  private static String template(String file) {
    try (InputStream in = PluginProject.class.getResourceAsStream("plugin/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the template " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
