package org.anlage.itests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One {@code anlage shell} for a class of tests of many small commands, in a working folder that is
 * emptied before each test: a command at a prompt takes a tenth of what a process of its own takes.
 */
final class Prompt implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String PROMPT = "anlage> ";
  private static final Pattern CODE = Pattern.compile("exit code (\\d+)\n$");

  private Path base;
  private Path work;
  private Path out;
  private Path err;
  private Process process;
  private BufferedWriter lines;
  private long outSeen;
  private long errSeen;
  private int commands;

  /** Where commands run. */
  Path work() {
    return work;
  }

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    base = Files.createTempDirectory("prompt");
    work = Files.createDirectory(base.resolve("work"));
    Distribution anlage = Distribution.in(work).quick().aside(base);
    process = anlage.startWithPipe("shell");
    lines = process.outputWriter(UTF_8);
    out = anlage.out();
    err = anlage.err();
  }

  /** Runs a command; of {@code run} with the scalar kernels unless others are named. */
  Result run(String... arguments) throws IOException, InterruptedException {
    String mark = "command-" + ++commands + "-is-done";
    List<String> words = Distribution.quickly(arguments);
    lines.write(words.get(0));
    for (String word : words.subList(1, words.size())) {
      lines.write(" " + quoted(word));
    }
    lines.write("\n" + quoted(mark) + "\n");
    lines.flush();
    String text = printed(PROMPT + mark + "\n");
    String said = since(err, errSeen);
    errSeen += said.getBytes(UTF_8).length;
    Matcher code = CODE.matcher(text);
    return code.find()
        ? new Result(Integer.parseInt(code.group(1)), text.substring(0, code.start()), said)
        : new Result(0, text, said);
  }

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    // The folder itself stays: the shell was started in it.
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.toList()) {
        delete(file);
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException, InterruptedException {
    lines.close();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    delete(base);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What a command printed, once the mark after it is there. */
  private String printed(String mark) throws IOException, InterruptedException {
    Instant late = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(late)) {
      String all = since(out, outSeen);
      int end = all.indexOf(mark);
      if (end >= 0) {
        outSeen += all.substring(0, end + mark.length()).getBytes(UTF_8).length;
        return all.substring(PROMPT.length(), end);
      }
      if (!process.isAlive()) {
        throw new AssertionError("the shell ended\n" + all + "\n" + since(err, errSeen));
      }
      Thread.sleep(5);
    }
    throw new AssertionError("not done after " + LIMIT + "\n" + since(err, errSeen));
  }

  private static String since(Path file, long start) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.position(start);
      return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
    }
  }

  /** As one word of the shell's language, which takes what stands in single quotes as it is. */
  private static String quoted(String argument) {
    if (argument.matches("(?s).*['\n\t!\\\\].*")) {
      throw new IllegalArgumentException("not a word for the prompt: " + argument);
    }
    return "'" + argument + "'";
  }
}
