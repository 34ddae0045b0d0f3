package org.anlage.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.panel.Panel;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.launcher.LivePage;
import org.anlage.launcher.PageOptions;
import org.anlage.launcher.Studies;
import org.anlage.parameters.json.Json;
import org.anlage.store.DirectoryStore;
import org.anlage.web.answer.CatalogueAnswers;
import org.anlage.web.answer.DataAnswers;
import org.anlage.web.answer.ExperimentAnswers;
import org.anlage.web.answer.OverviewAnswer;
import org.anlage.web.answer.PanelAnswers;
import org.anlage.web.answer.RunAnswers;
import org.anlage.web.answer.StudyAnswers;
import org.anlage.web.http.Access;
import org.anlage.web.http.Routes;
import org.anlage.web.watch.PageStudies;
import org.anlage.web.watch.StoreWatch;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The live page, served by the HTTP server of the JDK. */
@Component(service = LivePage.class)
public final class WebPage implements LivePage {
  private final Catalogue catalogue;
  private final Studies studies;

  /** The page of what a framework has. */
  @Activate
  public WebPage(BundleContext context, @Reference Studies studies) {
    catalogue = new Catalogue(context);
    this.studies = studies;
  }

  @Override
  public Open open(PageOptions options, Consumer<String> notes) {
    DirectoryStore store =
        options.allowRun()
            ? DirectoryStore.create(options.store())
            : DirectoryStore.open(options.store());
    StoreWatch watch = new StoreWatch(store);
    PageStudies own = new PageStudies(studies, options);
    try {
      PageServer server =
          new PageServer(
              options.host(),
              new InetSocketAddress(InetAddress.getByName(options.host()), options.port()),
              Access.newToken(),
              routes(watch, own, options),
              content(watch, own, options),
              notes);
      if (options.allowRun()) {
        watch.studies().stream().findFirst().ifPresent(latest -> own.watch(latest.folder()));
      }
      return server;
    } catch (UnknownHostException e) {
      throw unusable("--host", options.host(), "a name or address of this machine", e);
    } catch (IOException e) {
      throw unusable("--port", options.host() + ":" + options.port(), "an address that is free", e);
    }
  }

  private static ProblemException unusable(
      String where, String got, String expected, IOException e) {
    return new ProblemException(
        ProblemException.Kind.CONFIGURATION,
        new Problem(
            "the page cannot be served at this address",
            where,
            got,
            expected,
            String.valueOf(e.getMessage())),
        e);
  }

  private Routes routes(StoreWatch watch, PageStudies own, PageOptions options) {
    Routes routes = new Routes();
    StudyAnswers study = new StudyAnswers(watch, studies);
    routes.get("/api/study/{study}", study::study);
    routes.get("/api/study/{study}/runs", study::runs);
    routes.get("/api/study/{study}/curves", study::curves);
    routes.get("/api/study/{study}/budget", study::budget);
    routes.get("/api/study/{study}/findings", study::findings);
    routes.get("/api/study/{study}/version", study::version);
    routes.get("/api/study/{study}/experiment", study::experiment);
    routes.get("/report/{study}", study::report);
    RunAnswers run = new RunAnswers(watch);
    routes.get("/api/run/{run}", run::run);
    routes.get("/api/run/{run}/matrix", run::matrix);
    DataAnswers data = new DataAnswers(watch, studies);
    routes.get("/api/study/{study}/data", data::sets);
    routes.get("/api/study/{study}/data/{digest}", data::set);
    routes.get("/api/study/{study}/data/{digest}/matrix", data::matrix);
    CatalogueAnswers installed = new CatalogueAnswers(catalogue);
    routes.get("/api/catalogue", installed::all);
    routes.get("/api/catalogue/{kind}/{name}", installed::parameters);
    ExperimentAnswers experiment = new ExperimentAnswers(watch, studies, own, options);
    routes.get("/api/schema", experiment::schema);
    routes.post("/api/check", experiment::check);
    routes.post("/api/start", experiment::start);
    routes.post("/api/stop", experiment::stop);
    PanelAnswers panels =
        new PanelAnswers(() -> catalogue.services(Panel.class), watch, PanelAnswers.PATIENCE);
    routes.get("/api/panels", panels::all);
    routes.get("/api/study/{study}/panel/{panel}", panels::panel);
    return routes;
  }

  private static PageServer.Content content(
      StoreWatch watch, PageStudies own, PageOptions options) {
    OverviewAnswer overview = new OverviewAnswer(watch, own, options.allowRun());
    return new PageServer.Content() {
      @Override
      public void look(int results) {
        watch.look();
        watch.read(results);
      }

      @Override
      public Json overview() {
        return overview.json();
      }

      @Override
      public void close() {
        own.close();
      }
    };
  }
}
