package org.anlage.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.anlage.api.component.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  @TempDir Path folder;

  private static DistributionFiles content() throws IOException {
    DistributionFiles content = new DistributionFiles();
    content.add("bin/start", "#!/bin/sh\n");
    content.add("conf/a b.json", "{}");
    content.add(Lock.FILE, Lock.of("g:a:1", content).json());
    return content;
  }

  @Test
  void changedMissingAndAddedFilesAreNamed() throws Exception {
    content().write(folder.resolve("d"));
    assertTrue(Verification.of(folder.resolve("d")).intact());
    Files.writeString(folder.resolve("d/bin/start"), "#!/bin/sh\nrm\n");
    Files.delete(folder.resolve("d/conf/a b.json"));
    Files.writeString(folder.resolve("d/conf/new.json"), "");
    Verification found = Verification.of(folder.resolve("d"));
    assertFalse(found.intact());
    assertEquals(List.of("bin/start"), found.changed());
    assertEquals(List.of("conf/a b.json"), found.missing());
    assertEquals(List.of("conf/new.json"), found.added());
    assertEquals(2, found.files());
  }

  @Test
  void anArchiveIsVerifiedAsItIs() throws Exception {
    Path zip = folder.resolve("x/a.zip");
    ZipArchive.write(zip, "a-1", content());
    Verification found = Verification.of(zip);
    assertTrue(found.intact());
    assertEquals("g:a:1", found.id());
    assertEquals(content().digest(Lock.FILE), found.lock());
  }

  @Test
  void anArchiveHasTheModesOfItsFiles() throws Exception {
    Path zip = folder.resolve("a.zip");
    ZipArchive.write(zip, "a-1", content());
    URI uri = URI.create("jar:" + zip.toUri());
    try (FileSystem files =
        FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"))) {
      assertTrue(
          Files.getPosixFilePermissions(files.getPath("a-1/bin/start"))
              .contains(PosixFilePermission.OTHERS_EXECUTE));
      assertFalse(
          Files.getPosixFilePermissions(files.getPath("a-1/conf/a b.json"))
              .contains(PosixFilePermission.OWNER_EXECUTE));
      assertEquals("{}", Files.readString(files.getPath("a-1/conf/a b.json")));
    }
  }

  @Test
  void anArchiveDoesNotDependOnTheTimeZone() throws Exception {
    ZipArchive.write(folder.resolve("a.zip"), "a-1", content());
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      ZipArchive.write(folder.resolve("b.zip"), "a-1", content());
    } finally {
      TimeZone.setDefault(zone);
    }
    assertEquals(-1, Files.mismatch(folder.resolve("a.zip"), folder.resolve("b.zip")));
  }

  @Test
  void whatIsNoDistributionIsRefused() throws Exception {
    assertRefused(folder.resolve("gone"), "there is no such file or folder");
    assertRefused(folder, "there is no lock.json in it");
    Path text = Files.writeString(folder.resolve("text.tar.gz"), "no zip");
    assertRefused(text, "unpack a .tar.gz first");
    Files.writeString(folder.resolve(Lock.FILE), "{\"format\": \"other\"}");
    assertRefused(folder, "this is no lock file");
  }

  private static void assertRefused(Path distribution, String part) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> Verification.of(distribution));
    assertEquals(ProblemException.Kind.DATA, refused.kind());
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
    assertTrue(refused.getMessage().contains(distribution.toString()), refused.getMessage());
  }

  @Test
  void aFolderThatIsNotEmptyIsNotWrittenInto() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "");
    assertThrows(IOException.class, () -> content().write(folder));
    assertEquals(1, Files.list(folder).count());
  }
}
