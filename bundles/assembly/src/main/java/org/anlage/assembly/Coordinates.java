package org.anlage.assembly;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maven coordinates, as OSGi features write them: {@code
 * group:artifact[:type[:classifier]]:version} (OSGi Compendium 8, 159.2).
 *
 * @param group group
 * @param artifact artifact
 * @param type type, {@code jar} where none is given
 * @param classifier classifier, empty for none
 * @param version version; {@code *}: whichever there is
 */
public record Coordinates(
    String group, String artifact, String type, String classifier, String version) {
  /** Stands for whichever version there is, as long as there is one only. */
  static final String ANY = "*";

  private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]+");

  /** Reads coordinates; empty if the text is none. */
  public static Optional<Coordinates> parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 3 || parts.length > 5) {
      return Optional.empty();
    }
    String version = parts[parts.length - 1];
    for (String part : parts) {
      boolean any = part.equals(version) && version.equals(ANY);
      if (!any && !PART.matcher(part).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Coordinates(
            parts[0],
            parts[1],
            parts.length > 3 ? parts[2] : "jar",
            parts.length > 4 ? parts[3] : "",
            version));
  }

  /** Whether this version will do for what is asked. */
  boolean fits(Coordinates asked) {
    return group.equals(asked.group)
        && artifact.equals(asked.artifact)
        && type.equals(asked.type)
        && classifier.equals(asked.classifier)
        && (asked.anyVersion() || version.equals(asked.version));
  }

  boolean anyVersion() {
    return version.equals(ANY);
  }

  /** Where a Maven repository keeps it. */
  String repositoryPath() {
    String suffix = classifier.isEmpty() ? "" : "-" + classifier;
    return group.replace('.', '/')
        + "/"
        + artifact
        + "/"
        + version
        + "/"
        + artifact
        + "-"
        + version
        + suffix
        + "."
        + type;
  }

  /** The package URL (ECMA-427). */
  String packageUrl() {
    String qualifier = classifier.isEmpty() ? "" : "?classifier=" + classifier;
    if (!type.equals("jar")) {
      qualifier += (qualifier.isEmpty() ? "?" : "&") + "type=" + type;
    }
    return "pkg:maven/" + group + "/" + artifact + "@" + version + qualifier;
  }

  /** Reads a package URL of this kind; empty if it is another. */
  static Optional<Coordinates> ofPackageUrl(String url) {
    var matcher =
        Pattern.compile(
                "pkg:maven/([^/]+)/([^/@]+)@([^?]+)(?:\\?classifier=([^&]+))?(?:[?&]type=(.+))?")
            .matcher(url);
    return matcher.matches()
        ? Optional.of(
            new Coordinates(
                matcher.group(1),
                matcher.group(2),
                Optional.ofNullable(matcher.group(5)).orElse("jar"),
                Optional.ofNullable(matcher.group(4)).orElse(""),
                matcher.group(3)))
        : Optional.empty();
  }

  /** Software with these coordinates that is inside other software. */
  SbomComponent inside(String licence) {
    return new SbomComponent(
        "", Optional.of(this), artifact, version, "", Licence.ofHeader(licence), List.of());
  }

  /** As features write them. */
  @Override
  public String toString() {
    String kind = classifier.isEmpty() ? "" : ":" + classifier;
    return group
        + ":"
        + artifact
        + (type.equals("jar") && kind.isEmpty() ? "" : ":" + type + kind)
        + ":"
        + version;
  }
}
