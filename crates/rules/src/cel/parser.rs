//! Reads tokens into an expression, by CEL's precedence.

use super::ast::{Ast, Kind, Operator};
use super::lexer::{Token, tokens};
use crate::error::Fault;
use crate::expr::Order;

/// Assert files know closures, which CEL does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Cel,
    Asserts,
}

/// Expressions deeper than this are refused: nobody writes them, and each level is a level of the stack.
const DEEPEST: usize = 48;

/// Reads a whole expression.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<Ast, Fault> {
    let mut parser = Parser { tokens: tokens(text)?, next: 0, end: text.len(), depth: 0, dialect };
    let ast = parser.expression()?;
    match parser.peek() {
        None => Ok(ast),
        Some(token) => Err(Fault::new(parser.at(), format!("unexpected {}", name(token)))),
    }
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    next: usize,
    end: usize,
    depth: usize,
    dialect: Dialect,
}

fn name(token: &Token) -> String {
    match token {
        Token::Number(value) => format!("number {value}"),
        Token::Text(text) => format!("string {text:?}"),
        Token::Name(name) => format!("name {name:?}"),
        Token::Sign(sign) => format!("{sign:?}"),
    }
}

impl Parser {
    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn take(&mut self, sign: &'static str) -> bool {
        let found = self.peek() == Some(&Token::Sign(sign));
        self.next += usize::from(found);
        found
    }

    fn want(&mut self, sign: &'static str) -> Result<(), Fault> {
        if self.take(sign) {
            return Ok(());
        }
        let found = self.peek().map_or("the end".to_owned(), name);
        Err(Fault::new(self.at(), format!("expected {sign:?}, found {found}")))
    }

    fn expression(&mut self) -> Result<Ast, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(self.at(), format!("the expression is more than {DEEPEST} levels deep")));
        }
        let at = self.at();
        let when = self.or()?;
        let ast = if self.take("?") {
            let then = self.or()?;
            self.want(":")?;
            let otherwise = self.expression()?;
            Ast { at, kind: Kind::If(Box::new(when), Box::new(then), Box::new(otherwise)) }
        } else {
            when
        };
        self.depth -= 1;
        Ok(ast)
    }

    fn or(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let first = self.and()?;
        let mut parts = vec![first];
        while self.take("||") {
            parts.push(self.and()?);
        }
        Ok(single(parts).unwrap_or_else(|parts| Ast { at, kind: Kind::Or(parts) }))
    }

    fn and(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let first = self.relation()?;
        let mut parts = vec![first];
        while self.take("&&") {
            parts.push(self.relation()?);
        }
        Ok(single(parts).unwrap_or_else(|parts| Ast { at, kind: Kind::And(parts) }))
    }

    fn relation(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let left = self.sum()?;
        let Some(operator) = self.relation_sign() else { return Ok(left) };
        let right = self.sum()?;
        if self.relation_sign().is_some() {
            return Err(Fault::new(at, "comparisons cannot be chained; join two of them with &&"));
        }
        Ok(Ast { at, kind: Kind::Binary(operator, Box::new(left), Box::new(right)) })
    }

    fn relation_sign(&mut self) -> Option<Operator> {
        const SIGNS: [(&str, Order); 6] = [
            ("==", Order::Equal),
            ("!=", Order::Unequal),
            ("<=", Order::LessOrEqual),
            (">=", Order::GreaterOrEqual),
            ("<", Order::Less),
            (">", Order::Greater),
        ];
        if let Some(Token::Name(word)) = self.peek()
            && word == "in"
        {
            self.next += 1;
            return Some(Operator::In);
        }
        SIGNS.into_iter().find(|(sign, _)| self.take(sign)).map(|(_, order)| Operator::Order(order))
    }

    fn sum(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let mut left = self.product()?;
        let mut length = 0;
        loop {
            let operator = match self.peek() {
                Some(Token::Sign("+")) => Operator::Add,
                Some(Token::Sign("-")) => Operator::Subtract,
                _ => return Ok(left),
            };
            length += 1;
            if length > DEEPEST {
                return Err(Fault::new(at, format!("a sum has more than {DEEPEST} parts")));
            }
            self.next += 1;
            let right = self.product()?;
            left = Ast { at, kind: Kind::Binary(operator, Box::new(left), Box::new(right)) };
        }
    }

    fn product(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let mut left = self.unary()?;
        let mut length = 0;
        while self.take("*") {
            length += 1;
            if length > DEEPEST {
                return Err(Fault::new(at, format!("a product has more than {DEEPEST} parts")));
            }
            let right = self.unary()?;
            left = Ast { at, kind: Kind::Binary(Operator::Multiply, Box::new(left), Box::new(right)) };
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let mut signs = Vec::new();
        while let Some(sign) = ["!", "-"].into_iter().find(|sign| self.take(sign)) {
            signs.push(sign);
            if signs.len() > DEEPEST {
                return Err(Fault::new(at, format!("more than {DEEPEST} signs in a row")));
            }
        }
        let inner = self.postfix()?;
        Ok(signs.iter().rev().fold(inner, |inner, sign| {
            let inner = Box::new(inner);
            Ast { at, kind: if *sign == "!" { Kind::Not(inner) } else { Kind::Negate(inner) } }
        }))
    }

    fn postfix(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let mut ast = self.primary()?;
        let mut length = 0;
        while self.take(".") {
            length += 1;
            if length > DEEPEST {
                return Err(Fault::new(at, format!("a path has more than {DEEPEST} names")));
            }
            let place = self.at();
            let name = self.word().ok_or_else(|| Fault::new(place, "a name must follow the point"))?;
            let kind = if self.take("(") {
                Kind::Call { receiver: Some(Box::new(ast)), name, arguments: self.arguments(")")? }
            } else {
                Kind::Member(Box::new(ast), name)
            };
            ast = Ast { at, kind };
        }
        Ok(ast)
    }

    fn word(&mut self) -> Option<String> {
        let Some(Token::Name(word)) = self.peek() else { return None };
        let word = word.clone();
        self.next += 1;
        Some(word)
    }

    fn arguments(&mut self, close: &'static str) -> Result<Vec<Ast>, Fault> {
        let mut arguments = Vec::new();
        while !self.take(close) {
            if !arguments.is_empty() {
                self.want(",")?;
            }
            arguments.push(self.expression()?);
        }
        Ok(arguments)
    }

    fn primary(&mut self) -> Result<Ast, Fault> {
        let at = self.at();
        let Some(token) = self.peek().cloned() else { return Err(Fault::new(at, "the expression ends too early")) };
        self.next += 1;
        let kind = match token {
            Token::Number(value) => Kind::Number(value),
            Token::Text(text) => Kind::Text(text),
            Token::Name(word) if word == "true" || word == "false" => Kind::Bool(word == "true"),
            Token::Name(name) if self.take("(") => Kind::Call { receiver: None, name, arguments: self.arguments(")")? },
            Token::Name(name) => Kind::Name(name),
            Token::Sign("(") => {
                let inner = self.expression()?;
                self.want(")")?;
                return Ok(inner);
            }
            Token::Sign("[") => Kind::List(self.arguments("]")?),
            Token::Sign("{") if self.dialect == Dialect::Asserts => self.closure()?,
            sign @ Token::Sign(_) => return Err(Fault::new(at, format!("unexpected {}", name(&sign)))),
        };
        Ok(Ast { at, kind })
    }

    /// `Type name, Type name -> body}`
    fn closure(&mut self) -> Result<Kind, Fault> {
        let mut names = Vec::new();
        while !self.take("->") {
            if !names.is_empty() {
                self.want(",")?;
            }
            let at = self.at();
            let typed = self.word().and_then(|_| self.word());
            names.push(typed.ok_or_else(|| Fault::new(at, "a closure names a type and a variable"))?);
        }
        let body = self.expression()?;
        self.want("}")?;
        Ok(Kind::Closure(names, Box::new(body)))
    }
}

fn single(mut parts: Vec<Ast>) -> Result<Ast, Vec<Ast>> {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            parts.extend(last);
            Err(parts)
        }
    }
}
