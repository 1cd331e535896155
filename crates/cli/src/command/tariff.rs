//! `clearway tariff import`: a published tariff into Clearway's CSV, with counts.

use std::path::Path;

use jiff::civil::Date;
use tariff::Measure;
use tariff::import::{Counts, csv, uk_json, us_hts};

use crate::args::{TariffFormat, TariffImport};
use crate::exit::{Exit, ended};
use crate::input;

pub fn run(args: &TariffImport) -> Exit {
    ended(import(args))
}

fn import(args: &TariffImport) -> Result<Exit, Exit> {
    let mut measures = Vec::new();
    let mut counts = Counts::default();
    for path in &args.paths {
        for file in files(path, args.format)? {
            let (found, counted) = read(&file, args.format)?;
            measures.extend(found);
            counts.add(&counted);
        }
    }
    let text = csv::write(&measures);
    let to_stdout = args.out == Path::new("-");
    if to_stdout {
        print!("{text}");
    } else {
        std::fs::write(&args.out, text).map_err(|e| Exit::failed(format!("{}: {e}", args.out.display())))?;
    }
    let line = if args.json {
        serde_json::to_string(&counts).map_err(Exit::failed)?
    } else {
        format!(
            "{} lines, {} rates: {} free, {} ad valorem, {} specific, {} compound, {} manual; {} programmes",
            counts.lines,
            counts.rates,
            counts.free,
            counts.ad_valorem,
            counts.specific,
            counts.compound,
            counts.manual,
            counts.programmes
        )
    };
    if to_stdout {
        eprintln!("{line}")
    } else {
        println!("{line}")
    }
    Ok(Exit::Done)
}

/// A folder stands for the files of the format in it.
fn files(path: &Path, format: TariffFormat) -> Result<Vec<std::path::PathBuf>, Exit> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let kind = if format == TariffFormat::UkJson { "json" } else { "csv" };
    let all = input::files_under(path).map_err(|e| Exit::input(format!("{}: {e}", path.display())))?;
    Ok(all.into_iter().filter(|file| file.extension().is_some_and(|ext| ext == kind)).collect())
}

fn read(file: &Path, format: TariffFormat) -> Result<(Vec<Measure>, Counts), Exit> {
    let text = input::text(file)?;
    let at_fault = |error: &dyn std::fmt::Display| Exit::input(format!("{}: {error}", file.display()));
    match format {
        TariffFormat::UsHts => {
            // The file does not say since when it holds; the calendar's start keeps every later day in force.
            let schedule = us_hts::read(&text, Date::constant(1900, 1, 1)).map_err(|error| at_fault(&error))?;
            let counts = schedule.counts();
            Ok((schedule.measures, counts))
        }
        TariffFormat::UkJson => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            // The service publishes its Northern Ireland answers under the same form; only the name tells.
            let northern = name.starts_with("xi-");
            let service = if northern { uk_json::Service::NorthernIreland } else { uk_json::Service::GreatBritain };
            let answer = uk_json::read(&text, service).map_err(|error| at_fault(&error))?;
            let counts = counts(answer.lines, &answer.measures);
            Ok((answer.measures, counts))
        }
        TariffFormat::Csv => {
            let (measures, faults) = csv::read(&text);
            if let Some(fault) = faults.first() {
                return Err(at_fault(fault));
            }
            let counts = counts(measures.len(), &measures);
            Ok((measures, counts))
        }
    }
}

fn counts(lines: usize, measures: &[Measure]) -> Counts {
    let programmes = measures.iter().map(|m| m.preference.to_string()).filter(|p| !p.is_empty()).collect();
    Counts::of(lines, measures.iter().map(|m| &m.expression), &programmes)
}
