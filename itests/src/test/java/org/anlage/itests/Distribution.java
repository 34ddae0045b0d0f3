package org.anlage.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code bin/anlage} of the assembled distribution in a process of its own, with a home folder
 * of its own so that plug-ins of whoever runs the tests do not matter.
 */
final class Distribution {

  /** Far beyond what anything takes on a machine that does much else: for what hangs. */
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

  private final Path home;
  private final Path work;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Duration limit = USUAL_LIMIT;
  private boolean quick;
  private Path input = Path.of("/dev/null");
  private Path output;

  /**
   * What a command left behind.
   *
   * @param code the exit code, as a shell sees it
   * @param out standard output
   * @param err standard error
   */
  record Result(int code, String out, String err) {
    /** Checks the exit code, and that no stack trace was shown. */
    Result expect(int expected) {
      assertEquals(expected, code, this::toString);
      assertFalse((out + err).contains("\tat "), this::toString);
      assertFalse(err.contains("this should not happen"), this::toString);
      return this;
    }

    /** Lines of standard error that begin with {@code error:}. */
    List<String> errors() {
      return err.lines().filter(line -> line.startsWith("error: ")).toList();
    }

    /** Checks that there is one error and that it speaks of all the parts. */
    Result saysOnce(String... parts) {
      assertEquals(1, errors().size(), this::toString);
      return says(parts);
    }

    /** Checks that some line of standard error speaks of all the parts. */
    Result says(String... parts) {
      assertTrue(
          err.lines().anyMatch(line -> List.of(parts).stream().allMatch(line::contains)),
          () -> "no line says " + List.of(parts) + "\n" + this);
      return this;
    }

    /** Checks that standard output contains every text. */
    Result saysOut(String... parts) {
      for (String part : parts) {
        assertTrue(out.contains(part), () -> part + " is not in\n" + this);
      }
      return this;
    }

    @Override
    public String toString() {
      return "exit code " + code + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }

  private Distribution(Path home, Path work) {
    this.home = home;
    this.work = work;
    output = work;
    environment.put(
        "JAVA_HOME", System.getProperty("anlage.test.javaHome", System.getProperty("java.home")));
    environment.put("ANLAGE_OPTS", "-Duser.home=" + work);
  }

  /** The distribution that this build made, with commands run in a working folder. */
  static Distribution in(Path work) {
    return new Distribution(folder(), work);
  }

  /** Another unpacked distribution. */
  static Distribution at(Path home, Path work) {
    return new Distribution(home, work);
  }

  /** Where this build put the distribution. */
  static Path folder() {
    return Path.of(System.getProperty("anlage.distribution")).normalize();
  }

  /** Sets a variable of the environment for the commands that follow. */
  Distribution with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /**
   * For small work: a virtual machine that starts fast, with its first compiler alone. Vector code
   * needs the second, so runs use the scalar kernels unless they name others.
   */
  Distribution quick() {
    quick = true;
    return with(
        "ANLAGE_OPTS",
        environment.get("ANLAGE_OPTS") + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }

  /** Gives commands a file as standard input. */
  Distribution reading(Path file) {
    input = file;
    return this;
  }

  /** Puts what commands print, and their home folder, outside of the working folder. */
  Distribution aside(Path folder) {
    output = folder;
    return with("ANLAGE_OPTS", environment.get("ANLAGE_OPTS").replace("=" + work, "=" + folder));
  }

  /** How long a command may take, at most; it is killed then and the test fails. */
  Distribution within(Duration newLimit) {
    limit = newLimit;
    return this;
  }

  /** A command's words, with the kernels that {@link #quick} runs use. */
  static List<String> quickly(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.get(0).equals("run") && !words.contains("--kernels")) {
      words.addAll(List.of("--kernels", "scalar"));
    }
    return words;
  }

  /** Starts a command and leaves it running; output goes to {@code out.txt} and {@code err.txt}. */
  Process start(String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.from(input.toFile()), arguments);
  }

  /** As {@link #start}, with standard input to be written by the caller. */
  Process startWithPipe(String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.PIPE, arguments);
  }

  private Process start(ProcessBuilder.Redirect standardInput, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/anlage").toString()));
    command.addAll(quick ? quickly(arguments) : List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(standardInput)
            .redirectOutput(out().toFile())
            .redirectError(err().toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for a command and collects what it left. */
  Result await(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("not done after " + limit + "\n" + Files.readString(err(), UTF_8));
    }
    return new Result(
        process.exitValue(), Files.readString(out(), UTF_8), Files.readString(err(), UTF_8));
  }

  /** Runs a command to its end. */
  Result run(String... arguments) throws IOException, InterruptedException {
    return await(start(arguments));
  }

  Path out() {
    return output.resolve("out.txt");
  }

  Path err() {
    return output.resolve("err.txt");
  }
}
