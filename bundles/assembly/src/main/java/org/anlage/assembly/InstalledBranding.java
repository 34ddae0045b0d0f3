package org.anlage.assembly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.anlage.api.component.ProblemException;
import org.anlage.api.distribution.Branding;
import org.anlage.parameters.ParameterDecoder;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The branding in {@code conf/branding.json} of the distribution, or Anlage's own. */
@Component(service = Branding.class)
public final class InstalledBranding implements Branding {
  /** Its place in a distribution. */
  static final String FILE = "conf/branding.json";

  private static final BrandingSettings OWN =
      new BrandingSettings(
          "Anlage",
          "",
          Optional.of("Anlage study"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final Path home;
  private final BrandingSettings settings;

  /** Made by Declarative Services. */
  @Activate
  public InstalledBranding() {
    this(Path.of(System.getProperty("anlage.home", "")));
  }

  InstalledBranding(Path home) {
    this.home = home;
    settings = read(home.resolve(FILE));
  }

  private static BrandingSettings read(Path file) {
    if (!Files.exists(file)) {
      return OWN;
    }
    ParameterDecoder decoder = new ParameterDecoder();
    Json json = JsonReader.read(file, ProblemException.Kind.CONFIGURATION);
    Optional<BrandingSettings> read =
        json instanceof Json.Obj object
            ? decoder.decode(BrandingSettings.class, object, "the branding", Set.of())
            : Optional.empty();
    decoder.finish();
    return read.orElse(OWN);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String banner() {
    return settings.banner();
  }

  @Override
  public String reportTitle() {
    return settings.title().orElse(settings.name());
  }

  @Override
  public Optional<String> accent() {
    return settings.accent();
  }

  @Override
  public Optional<String> darkAccent() {
    return settings.darkAccent();
  }

  @Override
  public Optional<Path> experiment() {
    return settings.experiment().map(home::resolve);
  }
}
