package org.anlage.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files fetched from a server that cuts connections, is busy, redirects, or has something else. */
class DatasetFetchTest {
  private static final Patience SHORT =
      new Patience(4, Duration.ofMillis(5), Duration.ofMillis(200), Duration.ofMillis(400));

  /** SHA-256 of "abc", FIPS 180-2. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;
  private TestServer server;
  private final byte[] content = new byte[300_000];
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new TestServer();
    new Random(1).nextBytes(content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileComesAndItsDigestIsRecorded() throws IOException {
    server.on("/a.txt", exchange -> TestServer.send(exchange, 200, "abc".getBytes()));
    fetch(server.uri("/a.txt").toString());
    assertEquals("abc", Files.readString(folder.resolve("a.txt")));
    String record = Files.readString(folder.resolve(DatasetFetch.RECORD));
    assertTrue(record.contains(ABC), record);
    assertTrue(record.contains("not stated"), record);
    assertTrue(said.toString().contains("no digest is known"), said.toString());
  }

  /** Three cuts, each after 100,000 bytes: every request asks for the rest alone. */
  @Test
  void aCutConnectionGoesOnWhereItStopped() throws IOException {
    server.on("/f.bin", exchange -> TestServer.cutFile(exchange, content, "\"v1\"", 100_000));
    fetch(known("f.bin", digest()));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
    assertEquals(
        List.of("/f.bin null", "/f.bin bytes=100000-", "/f.bin bytes=200000-"), server.requests);
    assertFalse(Files.exists(folder.resolve("f.bin.part")));
    assertFalse(Files.exists(folder.resolve("f.bin.part.from")));
  }

  @Test
  void anotherRunGoesOnToo() throws IOException {
    Files.write(folder.resolve("f.bin.part"), java.util.Arrays.copyOf(content, 123_456));
    Files.writeString(folder.resolve("f.bin.part.from"), "\"v1\"");
    server.on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v1\""));
    fetch(known("f.bin", digest()));
    assertEquals(List.of("/f.bin bytes=123456-"), server.requests);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
  }

  /** The part is of version 1; the server has version 2, and sends all of it. */
  @Test
  void aPartOfAnotherVersionIsNotGluedToThisOne() throws IOException {
    Files.write(folder.resolve("f.bin.part"), new byte[5000]);
    Files.writeString(folder.resolve("f.bin.part.from"), "\"v1\"");
    server.on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v2\""));
    fetch(known("f.bin", digest()));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
  }

  /** A part that is complete already gets status 416, and is checked like any other. */
  @Test
  void aCompletePartIsChecked() throws IOException {
    Files.write(folder.resolve("f.bin.part"), content);
    Files.writeString(folder.resolve("f.bin.part.from"), "\"v1\"");
    server.on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v1\""));
    fetch(known("f.bin", digest()));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
    assertEquals(1, server.requests.size());
  }

  @Test
  void aServerWithoutRangesSendsAllAgain() throws IOException {
    AtomicInteger times = new AtomicInteger();
    server.on(
        "/f.bin",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange
              .getResponseBody()
              .write(content, 0, times.getAndIncrement() == 0 ? 1000 : content.length);
        });
    fetch(known("f.bin", digest()));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
    assertEquals(List.of("/f.bin null", "/f.bin null"), server.requests);
  }

  @Test
  void aSilentConnectionCountsAsCut() throws IOException {
    AtomicInteger times = new AtomicInteger();
    server.on(
        "/f.bin",
        exchange -> {
          if (times.getAndIncrement() == 0) {
            TestServer.cutFile(exchange, content, "\"v1\"", 1000);
            try {
              Thread.sleep(3000);
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
          } else {
            TestServer.file(exchange, content, "\"v1\"");
          }
        });
    fetch(known("f.bin", digest()));
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("f.bin")));
    assertEquals(2, server.requests.size());
  }

  @Test
  void aWrongDigestIsRefusedAndNothingStays() throws IOException {
    server.on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v1\""));
    ProblemException refused =
        assertThrows(ProblemException.class, () -> fetch(known("f.bin", ABC)));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertTrue(refused.getMessage().contains(ABC), refused.getMessage());
    assertTrue(refused.getMessage().contains(digest()), refused.getMessage());
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    server
        .on(
            "/old",
            exchange -> {
              exchange.getResponseHeaders().set("Location", server.uri("/f.bin").toString());
              exchange.sendResponseHeaders(302, -1);
            })
        .on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v1\""));
    fetch(server.uri("/old").toString());
    assertArrayEquals(content, Files.readAllBytes(folder.resolve("old")));
  }

  @Test
  void aBusyServerIsWaitedForAsLongAsItAsks() throws IOException {
    AtomicInteger times = new AtomicInteger();
    server.on(
        "/f.bin",
        exchange -> {
          int time = times.getAndIncrement();
          if (time == 0) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(503, -1);
          } else if (time == 1) {
            exchange
                .getResponseHeaders()
                .set(
                    "Retry-After",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusHours(1)));
            exchange.sendResponseHeaders(429, -1);
          } else {
            TestServer.file(exchange, content, "\"v1\"");
          }
        });
    fetch(known("f.bin", digest()));
    assertEquals(3, server.requests.size());
    assertTrue(said.get(0).contains("the server answered 503; again in 0 s"), said.toString());
    assertTrue(said.get(1).contains("the server answered 429"), "an hour is cut to the longest");
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() throws IOException {
    server.on("/f.bin", exchange -> exchange.sendResponseHeaders(503, -1));
    ProblemException given =
        assertThrows(ProblemException.class, () -> fetch(known("f.bin", digest())));
    assertEquals(4, server.requests.size());
    assertTrue(given.getMessage().contains("goes on where it stopped"), given.getMessage());
  }

  @Test
  void whatIsNotThereIsSaidAtOnce() throws IOException {
    ProblemException absent =
        assertThrows(ProblemException.class, () -> fetch(server.uri("/no").toString()));
    assertTrue(absent.getMessage().contains("status 404"), absent.getMessage());
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws IOException {
    Files.write(folder.resolve("f.bin"), content);
    server.on("/f.bin", exchange -> TestServer.file(exchange, content, "\"v1\""));
    fetch(known("f.bin", digest()));
    assertEquals(List.of(), server.requests);
    assertTrue(Files.exists(folder.resolve(DatasetFetch.RECORD)));
  }

  @Test
  void recordsOfZenodo() throws IOException {
    server
        .on("/files/a/content", exchange -> TestServer.send(exchange, 200, "abc".getBytes()))
        .json(
            "/api/records/77",
            """
            {"id": 77, "doi": "10.5281/zenodo.77",
             "metadata": {"title": "Three letters", "license": {"id": "cc-by-4.0"},
                          "creators": [{"name": "A. Letter"}]},
             "files": [{"key": "a.txt", "size": 3,
                        "checksum": "md5:900150983cd24fb0d6963f7d28e17f72",
                        "links": {"self": "%s"}},
                       {"key": "b.txt", "size": 3,
                        "checksum": "md5:900150983cd24fb0d6963f7d28e17f72",
                        "links": {"self": "%s"}}]}
            """
                .formatted(server.uri("/files/a/content"), server.uri("/files/b/content")));
    Dataset dataset = fetcher("{\"datasets\": []}").find("zenodo:77", List.of("a*"));
    assertEquals("Three letters", dataset.title());
    assertEquals("cc-by-4.0", dataset.licence());
    assertEquals("A. Letter: Three letters, doi 10.5281/zenodo.77", dataset.citation());
    assertEquals(List.of("a.txt"), dataset.files().stream().map(DatasetFile::path).toList());
    fetcher("{\"datasets\": []}").fetch(dataset, folder);
    assertEquals("abc", Files.readString(folder.resolve("a.txt")));
    assertEquals(List.of("/api/records/77 null", "/files/a/content null"), server.requests);
  }

  @Test
  void assetsOfDandiOverTwoPages() throws IOException {
    String asset = "{\"asset_id\": \"%s\", \"path\": \"sub/%s.nwb\", \"size\": 3}";
    server
        .json(
            "/api/dandisets/000402/versions/0.1/assets/more",
            "{\"next\": null, \"results\": [" + asset.formatted("b", "b") + "]}")
        .json(
            "/api/dandisets/000402/versions/0.1/assets/",
            "{\"next\": \""
                + server.uri("/api/dandisets/000402/versions/0.1/assets/more")
                + "\", \"results\": ["
                + asset.formatted("a", "a")
                + "]}")
        .json(
            "/api/dandisets/000402/versions/0.1/",
            "{\"name\": \"Mice\", \"license\": [\"spdx:CC-BY-4.0\"], \"citation\": \"X (2021)\"}")
        .json("/api/assets/b/", "{\"digest\": {\"dandi:sha2-256\": \"" + ABC + "\"}}")
        .on("/api/assets/b/download/", e -> TestServer.send(e, 200, "abc".getBytes()));
    DatasetFetch fetcher = fetcher("{\"datasets\": []}");
    Dataset dataset = fetcher.find("dandi:000402@0.1/sub", List.of("sub/b.nwb"));
    assertEquals("Mice", dataset.title());
    assertEquals("CC-BY-4.0", dataset.licence());
    assertEquals("X (2021)", dataset.citation());
    fetcher.fetch(dataset, folder);
    assertEquals("abc", Files.readString(folder.resolve("sub/b.nwb")));
    assertTrue(said.toString().contains("has the digest that it should"), said.toString());
  }

  @Test
  void namesThatAreNone() {
    ProblemException unknown =
        assertThrows(
            ProblemException.class, () -> fetcher("{\"datasets\": []}").find("mouse", List.of()));
    assertEquals(ProblemException.Kind.CONFIGURATION, unknown.kind());
    assertTrue(unknown.getMessage().contains("zenodo:RECORD"), unknown.getMessage());
    ProblemException outside =
        assertThrows(
            ProblemException.class,
            () -> fetcher(catalogue("../../x", ABC)).find("known", List.of()));
    assertTrue(outside.getMessage().contains("outside its folder"), outside.getMessage());
  }

  /** Every file of the catalogue has an address, a size and a digest. */
  @Test
  void theCatalogueIsComplete() throws IOException {
    try (var stream = DatasetCatalogue.class.getResourceAsStream("catalogue.json")) {
      DatasetCatalogue catalogue =
          DatasetCatalogue.parse("catalogue.json", new String(stream.readAllBytes()));
      assertEquals(
          List.of(
              "microns:5_3_4", "microns:5_6_8", "microns:6_6_2", "microns:7_3_8", "microns:8_5_8"),
          catalogue.datasets().stream().map(Dataset::name).toList());
      catalogue.datasets().stream()
          .flatMap(dataset -> dataset.files().stream())
          .forEach(
              file -> {
                assertTrue(file.bytes().isPresent() && file.digest().isPresent(), file.path());
                assertEquals("https", file.url().getScheme());
              });
    }
  }

  private String digest() throws IOException {
    Path copy = Files.createTempFile("anlage", ".bin");
    try {
      Files.write(copy, content);
      return Digest.of(Digest.SHA256, copy).hex();
    } finally {
      Files.delete(copy);
    }
  }

  private String catalogue(String path, String sha256) {
    return """
    {"datasets": [{"name": "known", "title": "t", "licence": "l", "citation": "c",
      "files": [{"path": "%s", "url": "%s", "bytes": 300000, "sha256": "%s"}]}]}
    """
        .formatted(path, server.uri("/f.bin"), sha256);
  }

  private Fetched known(String path, String sha256) {
    return new Fetched("known", catalogue(path, sha256));
  }

  private record Fetched(String name, String catalogue) {}

  private void fetch(Fetched what) throws IOException {
    DatasetFetch fetcher = fetcher(what.catalogue());
    fetcher.fetch(fetcher.find(what.name(), List.of()), folder);
  }

  private void fetch(String url) throws IOException {
    fetch(new Fetched(url, "{\"datasets\": []}"));
  }

  private DatasetFetch fetcher(String catalogue) {
    return new DatasetFetch(
        DatasetCatalogue.parse("test", catalogue),
        SHORT,
        said::add,
        server.uri("/api/"),
        server.uri("/api/"));
  }
}
