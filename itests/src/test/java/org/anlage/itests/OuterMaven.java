package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Maven that runs this build, run on projects outside of it, without a network. Its local
 * repository shows the plug-ins and libraries that this build has, and nothing of Anlage: that
 * comes from the devkit, as on a machine where Anlage was only unpacked.
 */
record OuterMaven(Path command, Path repository) {

  private static final long LIMIT_MINUTES = 10;

  /**
   * Skips the test, and says why, where there is no Maven or no local repository.
   *
   * @param user whose it is: each has a repository of its own, and may run beside others
   */
  static OuterMaven of(Class<?> user) throws IOException {
    Optional<Path> found =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("anlage.maven.home", ""), "bin", "mvn")),
                Stream.of(System.getenv("PATH").split(":", -1)).map(p -> Path.of(p, "mvn")))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "no Maven was found, so no plug-in is built");
    Path local = Path.of(System.getProperty("anlage.maven.repository", ""));
    assumeTrue(
        Files.isDirectory(local.resolve("org")), "no local repository at anlage.maven.repository");
    Path own = Path.of("target", "maven", user.getSimpleName()).toAbsolutePath();
    clear(own);
    Files.createDirectories(own.resolve("org"));
    link(local, own, "org");
    link(local.resolve("org"), own.resolve("org"), "anlage");
    return new OuterMaven(found.get(), own);
  }

  /** Removes what an earlier build left, links but not where they lead. */
  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Links all but one of a folder's entries. */
  private static void link(Path from, Path to, String except) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        if (!entry.getFileName().toString().equals(except)) {
          Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
        }
      }
    }
  }

  /** Skips the test, and says why, where the local repository has no such folder. */
  OuterMaven with(String plugin) {
    assumeTrue(
        Files.isDirectory(repository.resolve(plugin)),
        "the local repository has no " + plugin + ", and tests download nothing");
    return this;
  }

  /** Runs {@code mvn -o OPTIONS package} and expects it to succeed. */
  void build(Path project, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(command.toString(), "-o", "-q", "-B", "-ntp"));
    arguments.add("-Dmaven.repo.local=" + repository);
    arguments.addAll(List.of(options));
    arguments.add("package");
    Path log = Files.createTempFile(repository.getParent(), "maven", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(arguments)
            .directory(project.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // The build around this one may have set what is not meant for that one.
    List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_CONFIG").forEach(builder.environment()::remove);
    Process process = builder.start();
    if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    assertEquals(0, process.waitFor(), () -> project + "\n" + read(log));
  }

  /** Builds several projects at once: one Maven for all is quicker than one for each. */
  void buildAll(Path folder, List<String> projects) throws IOException, InterruptedException {
    StringBuilder modules = new StringBuilder();
    projects.forEach(p -> modules.append("<module>").append(p).append("</module>"));
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>all</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <modules>%s</modules>
        </project>
        """
            .formatted(modules));
    Path config = folder.resolve(projects.get(0)).resolve(".mvn/maven.config");
    assertTrue(Files.exists(config), "projects bring what lets Maven read a folder offline");
    build(folder, Files.readString(config).strip());
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
