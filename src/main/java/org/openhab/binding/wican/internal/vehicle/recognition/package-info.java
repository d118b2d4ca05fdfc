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
/**
 * Which car is it? An {@code Inquiry} says what to ask, and takes what comes back; {@code monitor.survey} sends it.
 *
 * <pre>
 * VinRequests      who is asked for the VIN: all units, then single ones
 *   Vin            what they tell
 *     Makes        whose VIN it is, which of the profiles it leaves: maker, model, ModelYears
 *       Trials     the main queries of those, and whether each profile fits, fails, or stays open: a Trial
 *         PositiveSign   whether the one that fits is certain
 *           Outcome      what to tell
 * HeardCar         what a car sends by itself, and which it is or may be by that
 * </pre>
 *
 * The table of makers is {@code recognition/makes.json}. A beginning of a VIN belongs into it when all cars that begin
 * so, and can answer the profile's question, are of that model; where it stands for several models it names several
 * profiles, and the answer or the year tells them apart. In doubt it names more, or does not stand there: a question to
 * the owner is better than a wrong car.
 */
package org.openhab.binding.wican.internal.vehicle.recognition;
