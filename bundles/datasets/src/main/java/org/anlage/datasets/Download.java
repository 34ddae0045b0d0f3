package org.anlage.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;

/**
 * One file on its way: what came so far is in {@code NAME.part}, and beside it, in {@code
 * NAME.part.from}, the version of the server's file (ETag or date) that it is of. A request asks
 * for the rest of that version; a server that has another one, or does not know ranges, sends all.
 * The file gets its name when its size and digest are right.
 */
final class Download {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
  private static final int PARTIAL = 206;
  private static final int NO_SUCH_RANGE = 416;
  private static final int BUFFER = 1 << 16;

  private final Web web;
  private final DatasetFile file;
  private final Path target;
  private final Path part;
  private final Path from;
  private final LongConsumer arrived;

  /**
   * A download.
   *
   * @param web requests
   * @param file what
   * @param target where to
   * @param arrived takes the bytes that are there so far, now and then
   */
  Download(Web web, DatasetFile file, Path target, LongConsumer arrived) {
    this.web = web;
    this.file = file;
    this.target = target;
    this.arrived = arrived;
    part = target.resolveSibling(target.getFileName() + ".part");
    from = target.resolveSibling(target.getFileName() + ".part.from");
  }

  /** Fetches the file; returns its SHA-256. */
  Digest fetch() throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Attempt attempt = new Attempt();
    web.get(file.url(), attempt, attempt::take);
    Digest digest = require(part);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(from);
    return digest;
  }

  /** Requires size and digest of a file; one that is not right is deleted. Returns its SHA-256. */
  private Digest require(Path got) throws IOException {
    long size = Files.size(got);
    if (file.bytes().isPresent() && file.bytes().getAsLong() != size) {
      throw wrong(
          "the file does not have the size that it should",
          size + " bytes",
          file.bytes().getAsLong() + " bytes");
    }
    if (file.digest().isPresent()) {
      Digest expected = file.digest().get();
      Digest actual = expected.of(got);
      if (!actual.equals(expected)) {
        throw wrong(
            "the file is not the one that it should be", actual.toString(), expected.toString());
      }
    }
    return Digest.sha256(got);
  }

  private ProblemException wrong(String what, String got, String expected) throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(from);
    return ProblemException.data(
        new Problem(
            what,
            file.url().toString(),
            got,
            expected,
            "what came is deleted; try again, and if it stays so, whoever publishes the file has"
                + " changed it"));
  }

  /** The next attempt to get what is missing. */
  private final class Attempt implements Web.Progress {
    private boolean advanced;

    @Override
    public Map<String, String> headers() {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Accept-Encoding", "identity");
      long have = have();
      if (have > 0) {
        headers.put("Range", "bytes=" + have + "-");
        headers.put("If-Range", version());
      }
      return headers;
    }

    @Override
    public boolean advanced() {
      return advanced;
    }

    /** Bytes of a known version; those of an unknown one are of no use. */
    private long have() {
      try {
        return Files.exists(part) && !version().isEmpty() ? Files.size(part) : 0;
      } catch (IOException e) {
        return 0;
      }
    }

    private String version() {
      try {
        return Files.exists(from) ? Files.readString(from).strip() : "";
      } catch (IOException e) {
        return "";
      }
    }

    OptionalLong take(HttpResponse<InputStream> response) throws IOException {
      advanced = false;
      int status = response.statusCode();
      if (status == PARTIAL && start(response) == have()) {
        return append(response, total(response), StandardOpenOption.APPEND);
      }
      if (status == PARTIAL || status == NO_SUCH_RANGE) {
        response.body().close();
        boolean complete = status == NO_SUCH_RANGE && file.bytes().orElse(-1) == have();
        if (complete) {
          return file.bytes();
        }
        Files.deleteIfExists(part);
        throw new IOException("the server has no such range; from the beginning");
      }
      Web.requireOk(file.url(), response);
      Files.deleteIfExists(part);
      Files.writeString(from, validator(response), StandardCharsets.UTF_8);
      return append(
          response,
          response.headers().firstValueAsLong("Content-Length"),
          StandardOpenOption.CREATE_NEW);
    }

    private OptionalLong append(
        HttpResponse<InputStream> response, OptionalLong total, StandardOpenOption how)
        throws IOException {
      try (InputStream in = Stall.watch(response.body(), web.patience().stall());
          OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE, how)) {
        long size = Files.size(part);
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          out.write(buffer, 0, read);
          size += read;
          advanced = true;
          arrived.accept(size);
        }
        if (total.isPresent() && size < total.getAsLong()) {
          throw new IOException(size + " of " + total.getAsLong() + " bytes came");
        }
        return total;
      }
    }

    /** A strong ETag, else a date; If-Range must not have weak ones. */
    private String validator(HttpResponse<?> response) {
      return response
          .headers()
          .firstValue("ETag")
          .filter(tag -> !tag.startsWith("W/"))
          .or(() -> response.headers().firstValue("Last-Modified"))
          .orElse("");
    }

    private static long start(HttpResponse<?> response) {
      Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
      return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    private static OptionalLong total(HttpResponse<?> response) {
      Matcher range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
      return range.matches() && !range.group(2).equals("*")
          ? OptionalLong.of(Long.parseLong(range.group(2)))
          : OptionalLong.empty();
    }
  }
}
