# make run    builds what is needed and starts the demo: http://127.0.0.1:8080
# make test   every check: format, lints, licences, rooms, stores, live parts, browser
# make audit  known vulnerabilities of the dependencies (needs the network)
# make pictures  screenshots of every page into docs/screenshots
# make fuzz   every reader on made-up input, SECONDS=60 each
.PHONY: run test audit fuzz live docs pictures clean

run:
	@scripts/run $(ARGS)

test:
	@scripts/test

audit:
	@bash -c '. scripts/need.sh && need_cargo_tool cargo-deny && cargo deny check advisories'

fuzz:
	@scripts/fuzz $(or $(SECONDS),60)

live:
	@scripts/build-live

docs:
	@cargo xtask docs

pictures:
	@cargo build --locked --package cli --bin clearway
	@cd e2e && SCREENSHOTS=../docs/screenshots npm test --silent

clean:
	@rm -rf target web/live/dist web/live/node_modules e2e/node_modules e2e/out .tools
