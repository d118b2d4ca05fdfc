/*
 * Copyright (c) 2026 Contributors to the WiCAN binding for openHAB
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.wican.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.impl.Activator;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryService;
import org.openhab.core.config.core.ConfigOptionProvider;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.config.discovery.inbox.Inbox;
import org.openhab.core.config.discovery.mdns.MDNSDiscoveryParticipant;
import org.openhab.core.i18n.TimeZoneProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.storage.StorageService;
import org.openhab.core.thing.ThingProvider;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Tries the packaged JAR: what is in it, and that it comes up in an OSGi framework as it does in openHAB.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(30)
class BundleIT {

    /**
     * What openHAB offers to the bundle. Written by hand and not taken from the JAR's manifest, which would prove
     * nothing. The optional package org.eclipse.jdt.annotation is not among it, as in openHAB.
     */
    private static final List<String> OFFERED = List.of("com.google.gson;version=2.13.2",
            "com.google.gson.annotations;version=2.13.2", "com.google.gson.reflect;version=2.13.2",
            "com.google.gson.stream;version=2.13.2", "javax.measure;version=2.2", "javax.measure.quantity;version=2.2",
            "javax.measure.spi;version=2.2", "javax.measure.format;version=2.2", "org.slf4j;version=2.0.17",
            "org.osgi.service.component;version=1.5.1", "org.osgi.service.component.runtime;version=1.5.1",
            "org.osgi.service.component.runtime.dto;version=1.5.1", "org.osgi.util.function;version=1.2.0",
            "org.osgi.util.promise;version=1.3.0", "org.openhab.binding.mqtt", "org.openhab.binding.mqtt.discovery",
            "org.openhab.binding.mqtt.handler", "org.openhab.core", "org.openhab.core.automation.annotation",
            "org.openhab.core.common", "org.openhab.core.common.registry", "org.openhab.core.config.core",
            "org.openhab.core.config.discovery", "org.openhab.core.config.discovery.inbox", "org.openhab.core.i18n",
            "org.openhab.core.io.console", "org.openhab.core.io.console.extensions", "org.openhab.core.io.net.http",
            "org.openhab.core.io.transport.mqtt", "org.openhab.core.library", "org.openhab.core.library.dimension",
            "org.openhab.core.library.types", "org.openhab.core.library.unit", "org.openhab.core.storage",
            "org.openhab.core.thing", "org.openhab.core.thing.binding", "org.openhab.core.thing.binding.builder",
            "org.openhab.core.thing.type", "org.openhab.core.types", "org.openhab.core.util");

    /** What openHAB's feature of mDNS offers: without it the bundle comes up all the same. */
    private static final List<String> OFFERED_BY_MDNS = List.of("org.openhab.core.config.discovery.mdns",
            "javax.jmdns;version=3.6.3");

    /** As openHAB registers what the UI has made. */
    private static final String[] MANAGED_THINGS = { ThingProvider.class.getName(),
            "org.openhab.core.thing.ManagedThingProvider" };

    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private final MQTTTopicDiscoveryService topics = mock(MQTTTopicDiscoveryService.class);
    private final Path jar = Path.of(System.getProperty("bundle.jar"));

    private @TempDir @NonNullByDefault({}) Path storage;
    private @NonNullByDefault({}) Framework framework;

    @BeforeEach
    void startFramework() throws BundleException {
        startFramework(Stream.concat(OFFERED.stream(), OFFERED_BY_MDNS.stream()).toList());
    }

    private void startFramework(List<String> offered) throws BundleException {
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", offered), "felix.log.level", "1"));
        framework.start();
    }

    @AfterEach
    void stopFramework() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void comesUpAndOffersAHandlerFactoryForAdapters() throws Exception {
        Bundle bundle = start();

        assertEquals(Bundle.ACTIVE, bundle.getState());
        ThingHandlerFactory factory = awaitFactory();
        assertTrue(factory.supportsThingType(new ThingTypeUID("wican", "adapter")));
        assertFalse(factory.supportsThingType(new ThingTypeUID("mqtt", "topic")));
    }

    @Test
    void offersTheListOfVehiclesAndTheConsoleCommand() throws Exception {
        start();

        URI configuration = URI.create("thing-type:wican:adapter");
        Collection<ParameterOption> options = await(ConfigOptionProvider.class).getParameterOptions(configuration,
                "vehicle", null, null);
        assertNotNull(options);
        assertTrue(options.stream().anyMatch(option -> "nissan-leaf-ze1".equals(option.getValue())));
        assertEquals("wican", await(ConsoleCommandExtension.class).getCommand());
    }

    /** That it listens shows that OSGi has found the method of the superclass which starts discovery. */
    @Test
    void discoversAdaptersInTheBackground() throws Exception {
        start();

        DiscoveryService discovery = await(DiscoveryService.class);
        assertEquals(Set.of(new ThingTypeUID("wican", "adapter")), Set.copyOf(discovery.getSupportedThingTypes()));
        assertTrue(discovery.isBackgroundDiscoveryEnabled());
        verify(topics).subscribe(any(), eq("wican/+/status"));
        verify(topics).subscribe(any(), eq("wican/+/can/status"));
    }

    @Test
    void findsAdaptersInTheNetworkWhereOpenhabDoes() throws Exception {
        Bundle bundle = start();

        awaitFactory();
        ServiceReference<?>[] participants = bundle.getBundleContext()
                .getServiceReferences(MDNSDiscoveryParticipant.class.getName(), null);
        assertNotNull(participants);
        assertEquals(Set.of("_wican._tcp.local.", "_http._tcp.local."),
                Stream.of(participants).map(bundle.getBundleContext()::getService)
                        .map(MDNSDiscoveryParticipant.class::cast).map(MDNSDiscoveryParticipant::getServiceType)
                        .collect(Collectors.toSet()));
    }

    @Test
    void comesUpWhereThereIsNoMdns() throws Exception {
        stopFramework();
        startFramework(OFFERED);
        Bundle bundle = start();

        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertTrue(awaitFactory().supportsThingType(new ThingTypeUID("wican", "adapter")));
        assertEquals("wican", await(ConsoleCommandExtension.class).getCommand());
        assertNotNull(await(DiscoveryService.class));
    }

    /** Each Thing needs actions of its own: openHAB refuses those that would be shared. */
    @Test
    void offersActionsForEachThing() throws Exception {
        Bundle bundle = start();

        ServiceReference<?>[] actions = bundle.getBundleContext()
                .getServiceReferences("org.openhab.binding.wican.internal.action.WicanActions", null);
        assertNotNull(actions);
        assertEquals(1, actions.length);
        assertEquals(Constants.SCOPE_PROTOTYPE, actions[0].getProperty(Constants.SERVICE_SCOPE));
    }

    @Test
    void takesItsFactoryAlongWhenItIsStoppedAndBringsItBack() throws Exception {
        Bundle bundle = start();
        awaitFactory();

        bundle.stop();
        assertNull(framework.getBundleContext().getServiceReference(ThingHandlerFactory.class));

        bundle.start();
        awaitFactory();
    }

    @Test
    void holdsNothingButTheBinding() throws IOException {
        List<String> names = entries();

        assertEquals(List.of(), names.stream().filter(name -> name.endsWith(".class"))
                .filter(name -> !name.startsWith("org/openhab/binding/wican/")).toList());
        assertEquals(List.of(), names.stream().filter(name -> name.endsWith(".jar")).toList());
        assertTrue(names.contains("NOTICE"), "NOTICE");
    }

    @Test
    void holdsWhatOpenhabLooksFor() throws IOException {
        List<String> names = entries();

        assertTrue(names.contains("OH-INF/addon/addon.xml"), "OH-INF");
        assertTrue(names.contains("OH-INF/automation/templates/stop-at-limit.json"), "rule templates");
        assertTrue(names.stream().anyMatch(name -> name.matches("vehicles/.+\\.json")), "vehicles");
        assertTrue(names.contains("OSGI-INF/org.openhab.binding.wican.internal.WicanHandlerFactory.xml"), "OSGI-INF");
        assertTrue(header("Service-Component")
                .contains("OSGI-INF/org.openhab.binding.wican.internal.WicanHandlerFactory.xml"));
    }

    @Test
    void isNamedAsTheAddOnsOfOpenhabAre() throws IOException {
        assertEquals("org.openhab.binding.wican", header(Constants.BUNDLE_SYMBOLICNAME));
        assertEquals("org.openhab.binding.wican", header("Automatic-Module-Name"));
        assertEquals("openHAB Add-ons :: Bundles :: WiCAN Binding", header(Constants.BUNDLE_NAME));
        assertTrue(header("Bundle-License").startsWith("EPL-2.0"));
    }

    @Test
    void importsOpenhabInAnyVersionAndGsonInTheOnesThatOpenhabBrings() throws IOException {
        List<String> imports = COMMA_OUTSIDE_QUOTES.splitAsStream(header(Constants.IMPORT_PACKAGE)).toList();
        List<String> openhab = imports.stream().filter(each -> each.startsWith("org.openhab.")).toList();

        assertTrue(openhab.contains("org.openhab.core.thing"));
        assertTrue(openhab.contains("org.openhab.binding.mqtt.handler"));
        assertEquals(List.of("org.openhab.core.config.discovery.mdns;resolution:=optional"),
                openhab.stream().filter(each -> each.contains(";")).toList());
        assertTrue(imports.contains("com.google.gson;version=\"[2.9,3)\""), imports::toString);
        assertEquals(List.of(),
                imports.stream().filter(each -> each.contains("optional"))
                        .filter(each -> !each.startsWith("org.eclipse.jdt.annotation"))
                        .filter(each -> !each.startsWith("org.openhab.core.config.discovery.mdns"))
                        .filter(each -> !each.startsWith("javax.jmdns")).toList());
    }

    private Bundle start() throws ClassNotFoundException, BundleException, URISyntaxException {
        BundleContext context = framework.getBundleContext();
        // What the factory asks for.
        TimeZoneProvider timeZone = () -> ZoneOffset.UTC;
        context.registerService(TimeZoneProvider.class, timeZone, null);
        context.registerService(StorageService.class, mock(StorageService.class), null);
        context.registerService(MANAGED_THINGS, mock(Class.forName(MANAGED_THINGS[1])), null);
        // What discovery asks for.
        context.registerService(MQTTTopicDiscoveryService.class, topics, null);
        context.registerService(Inbox.class, mock(Inbox.class), null);
        // What the list of vehicles and the console command ask for.
        context.registerService(TranslationProvider.class, mock(TranslationProvider.class), null);
        context.registerService(ThingRegistry.class, mock(ThingRegistry.class), null);
        URI scr = Activator.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        context.installBundle(scr.toString()).start();
        Bundle bundle = context.installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    private ThingHandlerFactory awaitFactory() throws InterruptedException {
        return await(ThingHandlerFactory.class);
    }

    private <T> T await(Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(5_000);
            assertNotNull(service, "no " + type.getSimpleName() + ": is a service missing that it asks for?");
            return service;
        } finally {
            tracker.close();
        }
    }

    private List<String> entries() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }

    private String header(String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return String.valueOf(file.getManifest().getMainAttributes().getValue(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
