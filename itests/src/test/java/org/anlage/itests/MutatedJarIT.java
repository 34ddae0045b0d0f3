package org.anlage.itests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jars with mistakes made at random, from a fixed seed, in the manifest, the description of the
 * component, the class and the directory of the archive: none stops a command, and every other
 * component stays. {@code -Danlage.mutatedJars=500} makes more of them.
 */
class MutatedJarIT {
  private static final int AT_A_TIME = 20;
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  @TempDir Path work;

  private static TreeSet<String> builtIn = new TreeSet<>();

  static Stream<Integer> groups() {
    return IntStream.range(0, Integer.getInteger("anlage.mutatedJars", 40) / AT_A_TIME).boxed();
  }

  private static BundleSource generator(String bundle, String name) {
    return BundleSource.named(bundle)
        .extension(
            name,
            "connectivity.ConnectivityGenerator",
            "Made",
            "ConnectivityGenerator<NoParameters>",
            """
            public Class<NoParameters> parameters() { return NoParameters.class; }
            public Matrix generate(NoParameters p, PriorContext c) { return Matrix.identity(c.size()); }
            """);
  }

  @BeforeAll
  static void withoutPlugins(@TempDir Path empty) throws Exception {
    builtIn = names(Distribution.in(empty).quick().run("list", "generator").expect(0));
    assertFalse(builtIn.isEmpty());
  }

  @ParameterizedTest(name = "group {0} of 20 jars")
  @MethodSource("groups")
  void stopsNothing(int group) throws Exception {
    Path plugins = Files.createDirectories(work.resolve("plug"));
    Distribution anlage = Distribution.in(work).quick();
    Map<String, byte[]> whole = entries(generator("mutated", "mutated").write(work));
    for (int k = 0; k < AT_A_TIME; k++) {
      int number = AT_A_TIME * group + k;
      Files.write(plugins.resolve("m" + number + ".jar"), mutated(whole, number));
    }
    generator("sound", "sound-generator").write(plugins);

    Result list = anlage.run("list", "generator", "--plugins", "plug", "--call-limit", "ask=20");
    list.expect(0);
    assertFalse(list.err().contains("\tat "), list::toString);
    TreeSet<String> with = names(list);
    assertTrue(with.contains("sound-generator"), list::toString);
    TreeSet<String> gone = new TreeSet<>(builtIn);
    gone.removeAll(with);
    assertEquals(new TreeSet<>(), gone, "generators that are gone");

    Result doctor = anlage.run("doctor", "--plugins", "plug", "--call-limit", "ask=20");
    assertTrue(doctor.code() == 0 || doctor.code() == 4, doctor::toString);
    assertFalse(doctor.err().contains("\tat "), doctor::toString);
    doctor
        .out()
        .lines()
        .forEach(
            line ->
                assertTrue(
                    line.startsWith("nothing is wrong") || line.matches(".*\\bm\\d+.*"),
                    "a line that blames something else: " + line));
    if (doctor.code() == 4) {
      assertFalse(doctor.out().contains("sound"), doctor::toString);
    }
  }

  private static TreeSet<String> names(Result list) {
    TreeSet<String> names = new TreeSet<>();
    list.out()
        .lines()
        .map(line -> line.split("\\s+"))
        .filter(words -> words.length > 1 && words[0].equals("generator"))
        .forEach(words -> names.add(words[1]));
    return names;
  }

  private static Map<String, byte[]> entries(Path jar) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().map(e -> (ZipEntry) e).toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  /** The jar with names of its own and one to four mistakes in one of its parts. */
  private static byte[] mutated(Map<String, byte[]> whole, int number) throws IOException {
    SplittableRandom random = new SplittableRandom(number);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    whole.forEach((name, bytes) -> entries.put(name, named(name, bytes, number)));
    List<String> parts = List.copyOf(entries.keySet());
    int part = number % (parts.size() + 1);
    int mistakes = 1 + random.nextInt(4);
    if (part < parts.size()) {
      entries.computeIfPresent(
          parts.get(part), (name, bytes) -> damaged(bytes, 0, mistakes, random));
    }
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    byte[] bytes = jar.toByteArray();
    int directory = bytes.length - Math.min(bytes.length, 70 * entries.size());
    return part < parts.size() ? bytes : damaged(bytes, directory, mistakes, random);
  }

  private static byte[] named(String entry, byte[] bytes, int number) {
    if (entry.endsWith(".class")) {
      return bytes;
    }
    String text = new String(bytes, ISO_8859_1);
    String own =
        entry.equals(MANIFEST)
            ? text.replace("Bundle-SymbolicName: mutated", "Bundle-SymbolicName: m" + number)
            : text.replace("value=\"mutated\"", "value=\"m" + number + "\"");
    return own.getBytes(ISO_8859_1);
  }

  private static byte[] damaged(byte[] bytes, int from, int mistakes, SplittableRandom random) {
    byte[] damaged = bytes.clone();
    for (int m = 0; m < mistakes; m++) {
      int at = random.nextInt(from, damaged.length);
      switch (random.nextInt(5)) {
        case 0 -> damaged[at] = (byte) random.nextInt(256);
        case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> damaged = spliced(damaged, at, Math.min(damaged.length, at + 8), 0);
        case 3 -> damaged = spliced(damaged, at, at, 8);
        default -> damaged = spliced(damaged, Math.max(at, damaged.length / 2), damaged.length, 0);
      }
      if (damaged.length <= from) {
        break;
      }
    }
    return damaged;
  }

  /** Without the bytes from one place to another, and with some blanks in their place. */
  private static byte[] spliced(byte[] bytes, int from, int to, int blanks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(" ".repeat(blanks).getBytes(ISO_8859_1));
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
